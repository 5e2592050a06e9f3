import type {NoticePicture, NoticePictureStorage} from '../pictures/notice-picture-storage.ts';

/** Pictures of notices, in the storage of this process. */
export function memoryPictures(): NoticePictureStorage {
  const kept = new Map<string, {readonly picture: NoticePicture; readonly png: Uint8Array}>();
  const keyOf = ({notice, language, layer, width, sha256}: NoticePicture): string =>
    [notice, language, layer, String(width).padStart(9), sha256].join('\0');
  return {
    addPicture: async (picture, png) => {
      if (kept.has(keyOf(picture))) return false;
      kept.set(keyOf(picture), {picture, png});
      return true;
    },
    pictures: async notice =>
      [...kept]
        .filter(([, {picture}]) => notice === null || picture.notice === notice)
        .sort(
          ([a, {picture: one}], [b, {picture: other}]) =>
            one.receivedAt - other.receivedAt || (a < b ? -1 : 1),
        )
        .map(([, {picture}]) => picture),
    picture: async (notice, sha256) =>
      [...kept.values()].find(({picture}) => picture.notice === notice && picture.sha256 === sha256)?.png ??
      null,
  };
}
