// Adds up what two people think a job consists of, and shows how far they are from each other. Nothing is stored.

const WHOLE = 100;

function share(input) {
  return input.validity.valid && input.value !== "" ? Number(input.value) : null;
}

function sumUp(column, output, words) {
  const given = column.map(share).filter((value) => value !== null);
  const sum = given.reduce((total, value) => total + value, 0);
  const text = sum < WHOLE ? words.missing : words.over;
  const told = text.replace("{sum}", String(sum)).replace("{rest}", String(Math.abs(WHOLE - sum)));
  output.textContent = given.length === 0 ? "" : sum === WHOLE ? `${WHOLE} %` : told;
}

function compare([ours, theirs], cell) {
  const [mine, yours] = [share(ours), share(theirs)];
  cell.textContent = mine === null || yours === null ? "" : String(Math.abs(mine - yours));
}

for (const form of document.querySelectorAll("[data-shares]")) {
  const rows = [...form.tBodies[0].rows].map((row) => ({
    inputs: [...row.querySelectorAll("input")],
    difference: row.querySelector(".shares-difference"),
  }));
  const outputs = [...form.querySelectorAll("output")];
  form.addEventListener("input", () => {
    outputs.forEach((output, at) => sumUp(rows.map((row) => row.inputs[at]), output, form.dataset));
    for (const row of rows) compare(row.inputs, row.difference);
  });
}
