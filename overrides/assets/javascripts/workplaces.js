// Narrows the tree of workplaces down to those whose name holds what is typed, with those above them.

const tree = document.querySelector("[data-filter]");
const places = [...tree.querySelectorAll("li[data-name]")];
const field = tree.querySelector("input");
const found = tree.querySelector("[role=status]");

function fold(words) {
  return words.trim().toLocaleLowerCase("da");
}

function narrow() {
  const wanted = fold(field.value);
  const matching = new Set(places.filter((place) => fold(place.dataset.name).includes(wanted)));
  for (const place of places) {
    const within = [...place.querySelectorAll("li[data-name]")];
    place.hidden = !matching.has(place) && !within.some((inner) => matching.has(inner));
  }
  found.textContent = wanted ? tree.dataset.found.replace("{count}", String(matching.size)) : "";
}

field.addEventListener("input", narrow);
field.closest("p").hidden = false;
narrow();
