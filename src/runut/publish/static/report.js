// Adds to pages that work without it: filters the list of stories, unfolds what a link leads into
// (newer browsers do so themselves), and lights up all parts of a cited passage where another one
// cuts it in two.
"use strict";

function startFilter(box) {
  const input = box.querySelector("input");
  const output = box.querySelector("output");
  const rows = [...document.querySelectorAll("[data-words]")];
  const shelves = [...document.querySelectorAll(".shelf")];
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      row.hidden = !wanted.every((word) => row.dataset.words.includes(word));
    }
    for (const shelf of shelves) {
      shelf.hidden = !shelf.querySelector("[data-words]:not([hidden])");
    }
    const nothing = rows.length > 0 && rows.every((row) => row.hidden);
    output.textContent = nothing ? output.dataset.nothing : "";
  });
  box.hidden = false;
}

function showTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const folded = document.getElementById(id)?.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    document.getElementById(id).scrollIntoView();
  }
  for (const part of document.querySelectorAll("mark[data-passage]")) {
    part.classList.toggle("now", part.dataset.passage === id);
  }
}

const box = document.querySelector(".filter");
if (box) startFilter(box);
window.addEventListener("hashchange", showTarget);
showTarget();
