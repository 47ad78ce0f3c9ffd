// Turns the HTML of a text into plain text, such as the description of an event; the twin of text/plain.py.

const BLOCKS = new Set(["P", "UL", "OL"]);

// Paragraphs are parted by an empty line, and a link has its address after it.
export function toPlain(element) {
  return [...element.children].map(block).join("\n\n");
}

function block(element) {
  if (element.tagName === "P") return inlines(element.childNodes);
  const isOrdered = element.tagName === "OL";
  return [...element.children].map((item, at) => itemLines(isOrdered ? `${at + 1}. ` : "- ", item)).join("\n");
}

// An item that begins with a paragraph has it without its element.
function itemLines(mark, item) {
  const nodes = [...item.childNodes];
  const at = nodes.findIndex((node) => BLOCKS.has(node.tagName));
  const blocks = at < 0 ? [] : nodes.slice(at).map(block);
  const words = inlines(at < 0 ? nodes : nodes.slice(0, at));
  const lines = (words ? [words, ...blocks] : blocks).join("\n");
  return mark + lines.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

function inlines(nodes) {
  return [...nodes].map(inline).join("");
}

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.tagName === "BR") return "\n";
  const words = inlines(node.childNodes);
  return node.tagName === "A" ? linked(words, node.getAttribute("href")) : words;
}

function linked(words, target) {
  const address = target.replace(/^mailto:/, "").replace(/^tel:/, "");
  return words === address ? words : `${words} (${address})`;
}
