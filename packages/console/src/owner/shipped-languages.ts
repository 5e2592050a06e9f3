/** The languages that the widget speaks. A list and not an import: that would bring along their texts. */
export const SHIPPED_LANGUAGES =
  'ar bg cs da de el en es et fi fr ga he hr hu is it lt lv mt nb nl pl pt ro sk sl sv tr uk'.split(' ');
