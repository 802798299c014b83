// Rollouts that a page makes by itself: what hnn.live.PageRollouts has put there as JSON is followed here, and drawn.
"use strict";

// ---- fields: {velocity(x), energy(x)}; those that are separable have the gradients of V(q) and of T(p), too

const separable = (energy, potentialGradient, kineticGradient) => ({
  energy, potentialGradient, kineticGradient, velocity: ([q, p]) => [kineticGradient(p), -potentialGradient(q)],
});

const FIELDS = {
  "mass-spring": () => separable(([q, p]) => q * q + p * p, q => 2 * q, p => 2 * p),
  "pendulum": ({strength}) => separable(([q, p]) => strength * (1 - Math.cos(q)) + p * p, q => strength * Math.sin(q), p => 2 * p),
  "network": ({hamiltonian, layers}) => network(hamiltonian, layers),
};

function numbers({single, base64}) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  return single ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
}

// Plain arrays of numbers: the browser's compiler checks their bounds once for a row, those of typed arrays for each number.
function rows(weight, outputs, inputs, at) {
  const row = new Float64Array(inputs);
  return Array.from({length: outputs}, (_, j) => Array.from(row.map((_, i) => weight[at(j, i)])));
}

// An array that was ever of fractions stays one: in one of whole numbers, the first fraction would be dear.
const zeros = length => Array.from({length}, () => 0.5).fill(0);

// y_j = sum_i rows_j,i x_i + begin_j, four rows at a time.
function multiply(rows, x, begin) {
  const y = begin.slice(), n = x.length;
  let j = 0;
  for (; j + 3 < rows.length; j += 4) {
    const r0 = rows[j], r1 = rows[j + 1], r2 = rows[j + 2], r3 = rows[j + 3];
    let a = y[j], b = y[j + 1], c = y[j + 2], d = y[j + 3];
    for (let i = 0; i < n; i++) {
      const v = x[i];
      a += r0[i] * v; b += r1[i] * v; c += r2[i] * v; d += r3[i] * v;
    }
    y[j] = a; y[j + 1] = b; y[j + 2] = c; y[j + 3] = d;
  }
  for (; j < rows.length; j++) {
    for (let i = 0; i < n; i++) y[j] += rows[j][i] * x[i];
  }
  return y;
}

function tanh(values) {
  for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i]);
  return values;
}

// Linear layers with tanh between them: the velocity itself, or H, whose symplectic gradient is the velocity.
function network(hamiltonian, packed) {
  const layers = packed.map(({inputs, outputs, weight, bias}) => {
    const w = numbers(weight);
    return {there: rows(w, outputs, inputs, (j, i) => j * inputs + i), back: rows(w, inputs, outputs, (i, j) => j * inputs + i),
            bias: Array.from(numbers(bias)), none: zeros(inputs)};
  });
  const last = layers[layers.length - 1], hidden = layers.slice(0, -1);
  function activations(x) {
    const all = [];
    for (let l = 0; l < hidden.length; l++) {
      all.push(tanh(multiply(hidden[l].there, l ? all[l - 1] : x, hidden[l].bias)));
    }
    return all;
  }
  function gradient(x) {
    const all = activations(x);
    let g = last.there[0].slice();
    for (let l = hidden.length - 1; l >= 0; l--) {
      for (let i = 0; i < g.length; i++) g[i] *= 1 - all[l][i] * all[l][i];
      g = multiply(hidden[l].back, g, hidden[l].none);
    }
    return g;
  }
  return {velocity: hamiltonian ? x => { const [dq, dp] = gradient(x); return [dp, -dq]; }
                                : x => multiply(last.there, activations(x).pop(), last.bias)};
}

// ---- methods: step(field, x, h)

const METHODS = {
  "Runge-Kutta": ({a, b}) => (field, x, h) => {
    const moved = (weights, k) => x.map((value, i) => weights.reduce((sum, weight, j) => weight ? sum + h * weight * k[j][i] : sum, value));
    const k = [];
    for (const row of a) k.push(field.velocity(moved(row, k)));
    return moved(b, k);
  },
  "splitting": ({kicks, drifts}) => (field, [q, p], h) => {
    kicks.forEach((kick, i) => {
      p -= kick * h * field.potentialGradient(q);
      if (i < drifts.length) q += drifts[i] * h * field.kineticGradient(p);
    });
    return [q, p];
  },
};

// The states at the ends of the steps; fewer where the path cannot be followed.
function rollout(field, step, start, h, steps) {
  const states = [start];
  for (let k = 0; k < steps; k++) {
    const next = step(field, states[k], h);
    if (!next.every(Number.isFinite)) break;
    states.push(next);
  }
  return states;
}

// What hnn.live.PageRollouts has written, made to move: curves(values of the controls) are states by name.
function rollouts(page) {
  const made = (all, makers) => all.map(one => ({...one, made: makers[one.kind](one)}));
  const fields = made(page.fields, FIELDS), methods = made(page.methods, METHODS);
  const truth = FIELDS[page.truth.kind](page.truth);
  const named = page.controls.some(control => control.moves === "method") ? "method" : "field";
  const valueOf = (values, moves, otherwise) => {
    const index = page.controls.findIndex(control => control.moves === moves);
    return index < 0 ? otherwise : values[index];
  };
  function settings(values) {
    const name = valueOf(values, "method", methods[0].name);
    return {start: [valueOf(values, "q", page.start[0]), valueOf(values, "p", page.start[1])],
            step: valueOf(values, "step", page.step), method: methods.find(method => method.name === name)};
  }
  function curves(values, steps = page.steps) {
    const {start, step, method} = settings(values);
    return fields.map(field => {
      const {name, color, dashed} = {field, method}[named];
      return {name, color, dashed, states: rollout(field.made, method.made, start, step, steps)};
    });
  }
  // The largest difference from the states that Java reached.
  function difference() {
    let largest = 0;
    for (const {values, states} of page.checks) {
      curves(values, Math.min(100, page.steps)).forEach((curve, i) => {
        const end = curve.states[curve.states.length - 1];
        for (const c of [0, 1]) largest = Math.max(largest, Math.abs(end[c] - states[i][c]));
      });
    }
    return largest;
  }
  return {curves, settings, difference, energy: truth.energy};
}

// ---- drawing: two panels with axes, and a legend

const WIDTH = 860, HEIGHT = 372, PANEL = {width: 430, height: 292, left: 66, right: 14, top: 60, bottom: 46};
const escaped = text => text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);

// Round numbers, from three to nine of them.
function ticks(low, high) {
  const rough = (high - low) / 6, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(one => one >= rough);
  const all = [];
  for (let k = Math.ceil(low / step); k * step <= high + 1e-9 * step; k++) all.push(k * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return all.map(at => ({at, label: at.toFixed(digits).replace("-", "−")}));
}

function decades(low, high) {
  const all = [], step = Math.max(1, Math.ceil((high - low) / 6));
  for (let k = Math.ceil(low); k <= high; k += step) all.push({at: k, label: `10<tspan dy="-5" font-size="9">${String(k).replace("-", "−")}</tspan>`});
  return all;
}

function ends(values, least) {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const margin = Math.max(0.05 * (high - low), least);
  return [low - margin, high + margin];
}

// A line through points without corners: at each, it runs as from the one before to the one after (Catmull, Rom 1974).
function rounded(x, y) {
  const last = x.length - 1, at = (values, i) => values[Math.max(0, Math.min(last, i))];
  const handle = (values, i, side) => (values[i] + side * (at(values, i + 1) - at(values, i - 1)) / 6).toFixed(1);
  let d = `${x[0].toFixed(1)} ${y[0].toFixed(1)}`;
  for (let i = 1; i <= last; i++) {
    d += `C${handle(x, i - 1, 1)} ${handle(y, i - 1, 1)} ${handle(x, i, -1)} ${handle(y, i, -1)} ${x[i].toFixed(1)} ${y[i].toFixed(1)}`;
  }
  return d;
}

// One panel: its frame, and how its numbers become places.
function panel(index, {title, x: xTitle, y: yTitle}, xEnds, yEnds, {logarithmic = false, smooth}) {
  const left = index * PANEL.width + PANEL.left, right = (index + 1) * PANEL.width - PANEL.right;
  const top = PANEL.top, bottom = top + PANEL.height - PANEL.bottom;
  const x = value => left + (value - xEnds[0]) / (xEnds[1] - xEnds[0]) * (right - left);
  const y = value => bottom - (value - yEnds[0]) / (yEnds[1] - yEnds[0]) * (bottom - top);
  const middle = (left + right) / 2;
  const across = ticks(...xEnds).map(({at, label}) => `<path class="grid" d="M${x(at).toFixed(1)} ${top}V${bottom}"/>`
    + `<text x="${x(at).toFixed(1)}" y="${bottom + 15}" text-anchor="middle">${label}</text>`);
  const up = (logarithmic ? decades(...yEnds) : ticks(...yEnds)).map(({at, label}) =>
    `<path class="grid" d="M${left} ${y(at).toFixed(1)}H${right}"/><text x="${left - 5}" y="${(y(at) + 4).toFixed(1)}" text-anchor="end">${label}</text>`);
  const frame = `${across.join("")}${up.join("")}<rect class="frame" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`
    + `<text class="title" x="${middle}" y="${top - 8}" text-anchor="middle">${escaped(title)}</text>`
    + `<text class="axis" x="${middle}" y="${bottom + 34}" text-anchor="middle">${escaped(xTitle)}</text>`
    + `<text class="axis" transform="translate(${left - 50} ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(yTitle)}</text>`;
  const curve = ({color, dashed}, xs, ys) => {
    const across = xs.map(x), up = ys.map(value => Math.max(-2000, Math.min(2000, y(value))));
    const d = smooth ? rounded(across, up) : across.map((at, i) => `${at.toFixed(1)} ${up[i].toFixed(1)}`).join("L");
    return `<path class="curve" d="M${d}" stroke="${color}"${dashed ? ' stroke-dasharray="3 3"' : ""} clip-path="url(#panel${index})"/>`;
  };
  return {frame, curve, x, y, left, right, top, bottom, ends: [xEnds, yEnds], state: (atX, atY) => [
    xEnds[0] + (atX - left) / (right - left) * (xEnds[1] - xEnds[0]), yEnds[0] + (bottom - atY) / (bottom - top) * (yEnds[1] - yEnds[0])]};
}

// The same unit along either axis, around the middle of both.
function equal(xEnds, yEnds) {
  const aspect = (PANEL.width - PANEL.left - PANEL.right) / (PANEL.height - PANEL.bottom);
  const unit = Math.max((xEnds[1] - xEnds[0]) / aspect, yEnds[1] - yEnds[0]);
  const around = ([low, high], length) => [(low + high - length) / 2, (low + high + length) / 2];
  return [around(xEnds, unit * aspect), around(yEnds, unit)];
}

function draw(page, moving, values, region) {
  const curves = moving.curves(values), {start, step} = moving.settings(values);
  const portrait = region ?? equal(ends(curves.flatMap(curve => curve.states.map(state => state[0])), 1e-3),
                                   ends(curves.flatMap(curve => curve.states.map(state => state[1])), 1e-3));
  const logarithmic = page.panels[1].scale === "LOGARITHMIC";
  const smooth = !page.controls.some(one => one.moves === "step"); // a large step jumps, and is to be seen to
  const seconds = curves.map(({states}) => {
    const energies = states.map(moving.energy);
    return logarithmic ? energies.map(energy => Math.log10(Math.max(1e-17, Math.abs(energy - energies[0])))).slice(1) : energies;
  });
  const first = logarithmic ? 1 : 0, longest = Math.max(...curves.map(({states}) => states.length - 1));
  const left = panel(0, page.panels[0], ...portrait, {smooth});
  const right = panel(1, page.panels[1], [0, Math.max(1, longest) * step], ends(seconds.flat(), logarithmic ? 0.5 : 1e-3),
    {logarithmic, smooth});
  const order = [...curves.keys()].sort((one, other) => curves[one].dashed - curves[other].dashed); // the truth over all
  const lines = order.map(i => left.curve(curves[i], curves[i].states.map(state => state[0]), curves[i].states.map(state => state[1]))
    + right.curve(curves[i], seconds[i].map((_, k) => (k + first) * step), seconds[i])).join("");
  let at = WIDTH / 2 - curves.reduce((sum, {name}) => sum + 50 + 6.5 * name.length, 0) / 2;
  const legend = curves.map(({name, color, dashed}) => {
    const item = `<path class="curve" d="M${at} ${HEIGHT - 13}h26" stroke="${color}"${dashed ? ' stroke-dasharray="3 3"' : ""}/>`
      + `<text class="axis" x="${at + 32}" y="${HEIGHT - 9}">${escaped(name)}</text>`;
    at += 50 + 6.5 * name.length;
    return item;
  }).join("");
  const clip = [left, right].map((one, i) => `<clipPath id="panel${i}"><rect x="${one.left}" y="${one.top}" width="${one.right - one.left}" height="${one.bottom - one.top}"/></clipPath>`);
  return {left, markup: `<defs>${clip.join("")}</defs><rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`
    + `<text class="heading" x="${WIDTH / 2}" y="24" text-anchor="middle">${escaped(page.title)}</text>${left.frame}${right.frame}${lines}`
    + `<circle class="start" cx="${left.x(start[0]).toFixed(1)}" cy="${left.y(start[1]).toFixed(1)}" r="6"/>${legend}`};
}

// ---- controls

const text = value => value.toPrecision(3).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "").replace("-", "−");

function control(one, changed) {
  const label = document.createElement("label");
  label.append(one.label);
  if (one.model === "Dropdown") {
    const choice = label.appendChild(document.createElement("select"));
    for (const name of one._options_labels) choice.append(new Option(name));
    choice.addEventListener("input", changed);
    return {label, value: () => choice.value, set() {}};
  }
  const logarithmic = one.model === "FloatLogSlider";
  const slider = label.appendChild(document.createElement("input")), shown = label.appendChild(document.createElement("output"));
  const outside = value => logarithmic ? 10 ** value : value, inside = value => logarithmic ? Math.log10(value) : value;
  Object.assign(slider, {type: "range", min: one.min, max: one.max, step: one.step, value: inside(one.value)});
  const value = () => outside(Number(slider.value)), show = () => { shown.textContent = text(value()); };
  slider.addEventListener("input", () => { show(); changed(); });
  show();
  return {label, value, set: to => { slider.value = inside(to); show(); }};
}

// A figure with its controls. At most one picture is drawn for each that the screen shows, of the last values.
function bringToLife(figure) {
  const page = JSON.parse(figure.querySelector("script").textContent), moving = rollouts(page);
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  let waits = false, drawn, region, pictures = 0;
  const values = () => controls.map(one => one.value());
  const now = () => { drawn = draw(page, moving, values(), region); picture.innerHTML = drawn.markup; pictures++; };
  const changed = () => {
    if (!waits) requestAnimationFrame(() => { waits = false; now(); });
    waits = true;
  };
  const controls = page.controls.map(one => control(one, changed));
  const moves = name => controls[page.controls.findIndex(one => one.moves === name)];
  if (moves("q")) {
    picture.classList.add("dragged");
    const drag = event => {
      const matrix = picture.getScreenCTM().inverse(), at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
      const [q, p] = drawn.left.state(at.x, at.y);
      moves("q").set(q);
      moves("p").set(p);
      changed();
    };
    picture.addEventListener("pointerdown", event => {
      const box = picture.getBoundingClientRect();
      if (event.clientX > box.left + box.width / 2) return;
      region = drawn.left.ends; // stays while the hand drags
      picture.setPointerCapture(event.pointerId);
      drag(event);
      event.preventDefault();
    });
    picture.addEventListener("pointermove", event => region && drag(event));
    for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, () => { region = undefined; changed(); });
  }
  const box = document.createElement("div");
  box.className = "controls";
  box.append(...controls.map(one => one.label));
  const note = document.createElement("p");
  note.textContent = moves("q") ? "Drag a slider, or the dot in the left picture: this page follows by itself." : "Drag the slider: this page follows by itself.";
  now();
  figure.append(box, picture, note);
  figure.classList.add("live");
  return {page, moving, controls, pictures: () => pictures};
}

const living = [...document.querySelectorAll("figure.rollouts")].map(bringToLife);
