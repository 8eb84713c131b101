// Draws each figure when it comes near the window, and all of them again when the colours change.

const FIGURES = {film, snapshots, 'film-surface': filmSurface, 'snapshot-surfaces': snapshotSurfaces, errors, likelihood};
const drawn = new Map();
const datasets = new Map();

function dataOf(figure) {
  const section = figure.closest('section');
  if (!datasets.has(section)) {
    datasets.set(section, JSON.parse(section.querySelector('script.data').textContent));
  }
  return datasets.get(section);
}

function open(figure) {
  if (!drawn.has(figure)) {
    const redraw = FIGURES[figure.dataset.figure](figure.querySelector('.stage'), dataOf(figure), figure.dataset.label);
    drawn.set(figure, redraw);
    redraw();
  }
}

const figures = [...document.querySelectorAll('figure.plot')];
const NEAR = 600;
const observer = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      observer.unobserve(entry.target);
      open(entry.target);
    }
  }
}, {rootMargin: NEAR + 'px'});
for (const figure of figures) {
  if (figure.getBoundingClientRect().top < innerHeight + NEAR) {
    open(figure);
  } else {
    observer.observe(figure);
  }
}

function redrawAll() {
  drawn.forEach(redraw => redraw());
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
addEventListener('beforeprint', () => {
  printing = true;
  figures.forEach(open);
  redrawAll();
});
addEventListener('afterprint', () => {
  printing = false;
  redrawAll();
});
