// Cash over 36 months as a picture: a band between the worst and the best, the worst month, and the month in which the
// money runs out. Colours stand in site.css. What it shows is told in words and in the table beside it.
(() => {
  const [WIDE, TALL, LEFT, RIGHT, TOP, FOOT] = [320, 190, 52, 310, 24, 166];
  const put = (name, given, text = "") => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };

  // £1,234,567 in few letters: £1.23m
  const brief = (sum) => {
    const size = Math.abs(sum);
    const [by, unit] = size >= 999500 ? [1e6, "m"] : size >= 1000 ? [1e3, "k"] : [1, ""];
    return `${sum < 0 ? "−" : ""}£${Number((size / by).toPrecision(3))}${unit}`;
  };

  // `runs` are what cashFlow() gave, the worst first; `range` the lowest and highest cash of all pictures.
  const cashPicture = (runs, [low, high], words) => {
    const x = (month) => LEFT + ((RIGHT - LEFT) * (month - 1)) / 35;
    const room = (high - low || 1) * 0.14; // below the lowest point, for its words
    const y = (sum) => FOOT - ((FOOT - TOP) * (sum - low + room)) / (high - low + room || 1);
    const edge = (pick) => runs[0].closing.map((_, i) => pick(...runs.map((run) => run.closing[i])));
    const [under, over] = [edge(Math.min), edge(Math.max)];
    const path = (sums, from = "M") => sums.map(([month, sum], i) => `${i ? "L" : from}${x(month).toFixed(1)} ${y(sum).toFixed(1)}`).join("");
    const points = (sums) => sums.map((sum, i) => [i + 1, sum]);
    const side = (month) => (month > 18 ? { x: x(month) - 6, "text-anchor": "end" } : { x: x(month) + 6, "text-anchor": "start" });
    const picture = put("svg", { class: "cash-picture", role: "img", "aria-label": words, viewBox: `0 0 ${WIDE} ${TALL}` });
    picture.append(put("path", { class: "cash-picture__band", d: `${path(points(over))}${path(points(under).reverse(), "L")}Z` }));
    for (const sum of new Set([low, 0, high])) {
      if (sum && Math.abs(y(sum) - y(0)) < 12) continue; // its words would lie on those of nought
      picture.append(put("line", { class: sum ? "cash-picture__grid" : "cash-picture__nought", x1: LEFT, x2: RIGHT, y1: y(sum), y2: y(sum) }));
      picture.append(put("text", { x: LEFT - 5, y: y(sum) + 4, "text-anchor": "end" }, brief(sum)));
    }
    for (const month of [1, 12, 24, 36]) picture.append(put("text", { x: x(month), y: TALL - 8, "text-anchor": month === 36 ? "end" : "middle" }, month === 1 ? "Month 1" : month));
    picture.append(put("path", { class: "cash-picture__best", d: path(points(over)) }), put("path", { class: "cash-picture__worst", d: path(points(under)) }));
    const [{ lowest, month }] = runs;
    const out = Math.min(...runs.map((run) => run.out || Infinity));
    if (out < Infinity) {
      picture.append(put("line", { class: "cash-picture__out", x1: x(out), x2: x(out), y1: TOP - 8, y2: FOOT }));
      picture.append(put("text", { class: "cash-picture__said", ...side(out), y: TOP - 8 }, `Runs out: month ${out}`));
    }
    picture.append(put("circle", { class: "cash-picture__point", cx: x(month), cy: y(lowest), r: 4 }));
    picture.append(put("text", { class: "cash-picture__said", ...side(month), y: y(lowest) + 16 }, `Lowest ${brief(lowest)}, month ${month}`));
    return picture;
  };
  window.handbook.cashPicture = cashPicture;
})();
