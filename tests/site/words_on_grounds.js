// The words of each control against what is painted under them, as computed. `selector` in; a line for each below `least` out.
([selector, least]) => {
  const draw = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const read = new Map(); // reading a canvas is slow, and a page has few colours
  const rgba = (colour) => read.get(colour) ?? read.set(colour, drawn(colour)).get(colour);
  const drawn = (colour) => {
    draw.clearRect(0, 0, 1, 1);
    draw.fillStyle = colour;
    draw.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = draw.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.unshift(rgba(getComputedStyle(at).backgroundColor));
      if (layers[0][3] === 1) break;
    }
    return layers.reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = (colour) => colour.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const low = [];
  for (const control of document.querySelectorAll(selector)) {
    if (!control.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const inside = [control, ...control.querySelectorAll('*')].filter((each) => each.checkVisibility() && !each.closest('.visually-hidden')
      && (each.value || [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())));
    for (const words of inside) {
      const under = ground(words);
      const [a, b] = [light(over(rgba(getComputedStyle(words).color), under)), light(under)].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < least) low.push(`${control.outerHTML.slice(0, 80)}: ${ratio.toFixed(2)}`);
    }
  }
  return low;
}
