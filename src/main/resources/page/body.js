// The body as a picture, front and back. The list of regions beside it can do all that the picture can.
import { svg } from './dom.js';

const WIDTH = 220;
const MIDDLE = WIDTH / 2;

// Each region: middle and radii of an ellipse; those off the middle are there on both sides.
const LIMBS = {
  'upper-arm': [59, 138, 9, 20], elbow: [53, 168, 9, 8], forearm: [47, 199, 8, 21], wrist: [42, 227, 8, 6], hand: [39, 246, 9, 12],
  knee: [91, 316, 12, 11], ankle: [92, 396, 9, 7], foot: [88, 414, 13, 8],
};
const FRONT = {
  scalp: [110, 18, 16, 8], ear: [87, 42, 4, 7], 'face-jaw': [110, 44, 15, 16], 'neck-front': [110, 72, 5, 8],
  sternocleidomastoid: [101, 71, 3.5, 9], scalenes: [94, 80, 6, 4], 'thorax-other': [91, 94, 13, 4], pectorals: [90, 111, 15, 11],
  sternum: [110, 112, 4.5, 18], deltoid: [66, 105, 9, 13], intercostals: [93, 133, 11, 7], 'serratus-anterior': [79, 142, 4.5, 13],
  epigastrium: [110, 144, 9, 8], abdominals: [110, 180, 18, 24], iliopsoas: [86, 207, 7, 10], hip: [76, 220, 5, 10],
  groin: [100, 226, 7, 8], thigh: [91, 270, 13, 30], shin: [91, 356, 9, 28], ...LIMBS,
};
const BACK = {
  scalp: [110, 28, 18, 15], ear: [87, 42, 4, 7], suboccipitals: [110, 58, 11, 5], 'cervical-paraspinals': [105, 74, 3.5, 9],
  'levator-scapulae': [96, 80, 4, 6], 'upper-trapezius': [85, 90, 12, 4.5], supraspinatus: [84, 101, 9, 4.5],
  'posterior-shoulder': [65, 105, 9, 12], infraspinatus: [82, 117, 11, 9.5], subscapularis: [74, 133, 5, 6],
  rhomboids: [98, 116, 4, 13], 'thoracic-paraspinals': [106, 130, 3, 32], 'serratus-posterior': [95, 140, 6, 9],
  'latissimus-dorsi': [81, 156, 6, 14], iliocostalis: [95, 165, 5, 13], 'lumbar-paraspinals': [105, 184, 4, 18],
  'quadratus-lumborum': [90, 191, 8, 11], sacrum: [110, 213, 8, 9], gluteals: [88, 229, 15, 15], piriformis: [98, 224, 6, 4.5],
  hamstrings: [91, 277, 13, 26], calf: [91, 356, 10, 28], ...LIMBS,
};

function silhouette() {
  const limb = (points, width) => [points, points.map(([x, y]) => [WIDTH - x, y])].map((each) => svg('polyline', {
    points: each.map((point) => point.join(',')).join(' '), class: 'limb', 'stroke-width': width }));
  return svg('g', { class: 'silhouette' },
    svg('ellipse', { cx: MIDDLE, cy: 38, rx: 23, ry: 29 }),
    svg('rect', { x: 98, y: 58, width: 24, height: 30 }),
    svg('path', { d: 'M66 96 Q92 88 98 80 L122 80 Q128 88 154 96 Q150 130 146 150 Q140 180 148 222 Q146 246 110 248 Q74 246 72 222 Q80 180 74 150 Q70 130 66 96 Z' }),
    limb([[67, 103], [58, 142], [52, 170], [41, 230]], 21), limb([[39, 240], [39, 250]], 20),
    limb([[91, 232], [91, 316]], 34), limb([[91, 312], [92, 398]], 25), limb([[92, 406], [84, 416]], 17));
}

function figure(name, shapes, regions, chosen, toggle, hovered) {
  const drawn = regions.filter((region) => shapes[region.code]).map((region) => {
    const [x, y, rx, ry] = shapes[region.code];
    const sides = x === MIDDLE ? [x] : [x, WIDTH - x];
    return svg('g', { class: chosen.has(region.code) ? 'region chosen' : 'region', 'data-region': region.code,
      on: { click: () => toggle(region.code), pointerenter: () => hovered(region.label), pointerleave: () => hovered('') } },
      svg('title', {}, region.label), sides.map((side) => svg('ellipse', { cx: side, cy: y, rx, ry })));
  });
  return svg('svg', { viewBox: `10 4 200 440`, class: 'figure', 'aria-hidden': 'true' },
    silhouette(), drawn, svg('text', { x: MIDDLE, y: 440, class: 'caption' }, name));
}

export function bodyMap(regions, chosen, toggle, hovered, { front, back }) {
  return [figure(front, FRONT, regions, chosen, toggle, hovered), figure(back, BACK, regions, chosen, toggle, hovered)];
}
