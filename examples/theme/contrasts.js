const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});

/** The colour that `css` is painted in, as parts of light. */
function light(css) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const ratio = (one, other) => {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

/** Words of the banner that is on the page, with their contrast (WCAG 2.2) and what it has to be. */
export function contrastsOf(banner) {
  const ground = getComputedStyle(banner.shadowRoot.querySelector('.theme')).backgroundColor;
  const colour = selector => getComputedStyle(banner.querySelector(selector));
  const button = colour('[data-control="layer1.refuse"]');
  return [
    {words: 'on the buttons', ratio: ratio(button.color, button.backgroundColor), least: 5},
    {words: 'of the heading', ratio: ratio(colour('h2').color, ground), least: 7},
    {words: 'of the text', ratio: ratio(colour('p').color, ground), least: 4.5},
    {words: 'of the link', ratio: ratio(colour('a').color, ground), least: 4.5},
  ];
}
