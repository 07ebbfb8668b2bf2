"use strict";

// Shows the terms that hold all words typed, in the page and in its table of contents.
const search = document.getElementById("page-search");
const articles = [...document.querySelectorAll("article")];
const sections = [...document.querySelectorAll("main > section")];

function shows(article, words) {
  const text = article.textContent.toLowerCase();
  return words.every((word) => text.includes(word));
}

function narrow() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const article of articles) article.hidden = !shows(article, words);
  for (const section of sections) {
    const terms = [...section.querySelectorAll("article")];
    section.hidden = words.length > 0 && terms.every((article) => article.hidden);
  }
  for (const link of document.querySelectorAll("nav li a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    link.parentElement.hidden = Boolean(target && target.hidden);
  }
  document.getElementById("page-nothing").hidden = articles.some((article) => !article.hidden);
}

// A link to a term that the search hides brings all terms back.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.hidden) {
    search.value = "";
    narrow();
    target.scrollIntoView();
  }
}

search.addEventListener("input", narrow);
window.addEventListener("hashchange", reveal);
search.hidden = false;
if (search.value) narrow();
