import type {PictureSummary} from '@akkoord/schema';
import {Answered} from '../answered.tsx';
import {useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import type {Asked} from '../use-answer.ts';

interface NoticePicturesProps {
  /** All that there are of the notice, oldest first. */
  readonly answer: Asked<readonly PictureSummary[]>;
  /** Of which they are shown. */
  readonly language: string;
  readonly urlOf: (sha256: string) => string;
}

/** How a live page showed the notice in one language: the newest picture of each layer and width, and the way to older ones. */
export function NoticePictures({answer, language, urlOf}: NoticePicturesProps) {
  const {t, languageName} = useLanguage();
  return (
    <Part title={t('pictures.title')}>
      <Answered answer={answer}>
        {pictures => {
          const shown = pictures.filter(one => one.language === language).reverse();
          if (shown.length === 0)
            return (
              <p class="quiet">
                {pictures.length === 0
                  ? t('pictures.none')
                  : t('pictures.none-in', {language: languageName(language)})}{' '}
                {t('pictures.how')}
              </p>
            );
          const newest = shown
            .filter((one, i) => shown.findIndex(other => isAlike(one, other)) === i)
            .sort((one, other) => one.layer.localeCompare(other.layer) || other.width - one.width);
          const earlier = shown.filter(one => !newest.includes(one));
          return (
            <>
              <p class="quiet small">{t('pictures.note')}</p>
              <ul class="pictures">
                {newest.map(picture => (
                  <Picture
                    key={`${picture.sha256} ${picture.layer}`}
                    picture={picture}
                    url={urlOf(picture.sha256)}
                  />
                ))}
              </ul>
              {earlier.length > 0 && <Earlier pictures={earlier} urlOf={urlOf} />}
            </>
          );
        }}
      </Answered>
    </Part>
  );
}

/** Whether both show the same, at two times. */
const isAlike = (one: PictureSummary, other: PictureSummary): boolean =>
  one.layer === other.layer && one.width === other.width;

function Picture({picture, url}: {picture: PictureSummary; url: string}) {
  const {t, moment, languageName} = useLanguage();
  const {layer, width, height, language, receivedAt, sha256} = picture;
  const what = t(`pictures.${layer}`);
  return (
    <li>
      <figure class="picture">
        <a href={url} target="_blank" rel="noopener noreferrer">
          <img
            src={url}
            width={width}
            height={height}
            loading="lazy"
            alt={t('pictures.alt', {layer: what, language: languageName(language), width})}
          />
        </a>
        <figcaption>
          {what}, {width} × {height}, {moment(receivedAt)}
          <br />
          <code class="mono small">{sha256}</code>
        </figcaption>
      </figure>
    </li>
  );
}

interface EarlierProps {
  readonly pictures: readonly PictureSummary[];
  readonly urlOf: (sha256: string) => string;
}

function Earlier({pictures, urlOf}: EarlierProps) {
  const {t, moment} = useLanguage();
  return (
    <details>
      <summary>{t('pictures.earlier', {count: pictures.length})}</summary>
      <ul>
        {pictures.map(({sha256, layer, width, height, receivedAt}) => (
          <li key={`${sha256} ${layer}`}>
            <a href={urlOf(sha256)} target="_blank" rel="noopener noreferrer">
              {t(`pictures.${layer}`)}, {width} × {height}, {moment(receivedAt)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
