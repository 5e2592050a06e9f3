import type {NoticeTexts} from './texts.ts';

/** What the console says of notices, in German. */
export const deNotices: NoticeTexts = {
  'notices.title': 'Hinweise',
  'notices.lead':
    'Jeder veröffentlichte Hinweis, der neueste zuerst. Keiner kann geändert oder entfernt werden.',
  'notices.none': 'Es wurde noch kein Hinweis veröffentlicht.',
  'notices.published': 'Veröffentlicht',
  'notices.by': 'Von',
  'notices.why': 'Warum',
  'notices.unknown': 'nicht im Zugriffsprotokoll',
  'notices.languages': 'Sprachen',
  'notices.look': 'Version {version} zeigen',
  'notices.back': 'Alle Hinweise',
  'notices.missing': 'Kein Hinweis mit diesem Hash ist veröffentlicht.',
  'notices.version': 'Hinweis von {site}, Version {version}',
  'diff.title': 'Was sich geändert hat',
  'diff.against': 'Verglichen mit Version',
  'diff.nothing': 'Version wählen',
  'diff.no-other': 'Kein anderer Hinweis dieser Website ist veröffentlicht.',
  'diff.material': 'wesentlich',
  'diff.editorial': 'redaktionell',
  'diff.verdict-material': 'Wesentlich: Besucher werden zu {asks} erneut gefragt.',
  'diff.verdict-editorial': 'Redaktionell: Niemand wird erneut gefragt.',
  'diff.verdict-unchanged': 'Gleich in allem, was Besucher sehen.',
  'diff.kind': 'Art',
  'diff.change': 'Änderung',
  'duration.session': 'bis der Browser geschlossen wird',
  'duration.persistent': 'bis es gelöscht wird',
  'shown.as-shown': 'Wie gezeigt',
  'shown.reconstruction': 'Rekonstruktion',
  'shown.as-shown-note':
    'Von unserem eigenen Widget aus dem veröffentlichten Hinweis gezeichnet, mit dem Layout und genau den Worten, die er nennt. Farben der Website und die Bildschirmbreite gehören nicht dazu.',
  'shown.reconstruction-note':
    'Mit anderen Dateien gezeichnet als denen, die diesen Hinweis gezeigt haben. Die Worte sind die veröffentlichten; ihre Anordnung kann anders gewesen sein.',
  'shown.language': 'Sprache',
  'shown.failed':
    'Der Hinweis konnte hier nicht gezeichnet werden. Texte und Angaben stehen im veröffentlichten JSON.',
  'shown.frame': 'Die erste Ebene; ihre Schaltflächen ändern hier nichts',
  'pictures.title': 'Bilder',
  'pictures.none': 'Noch nicht abgebildet.',
  'pictures.none-in': 'Noch nicht abgebildet in der Sprache {language}.',
  'pictures.how':
    'Der Befehl akkoord notice shoot macht Bilder einer Seite im Netz, von jedem Rechner mit einem Browser aus.',
  'pictures.note':
    'Von einer Seite im Netz, mit einem Browser, der noch nie dort war. Die Einstellungen sind zu sehen, wie sie sich öffnen.',
  'pictures.first': 'Erste Ebene',
  'pictures.settings': 'Einstellungen',
  'pictures.alt': '{layer} des Hinweises, Sprache: {language}, {width} Pixel breit',
  'pictures.earlier': 'Frühere Bilder ({count})',
  'pictures.count': 'Bilder',
  'pictures.not-yet': 'noch nicht abgebildet',
};
