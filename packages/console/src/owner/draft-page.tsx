import type {NoticeDraft, PublishedNotice, SiteSummary} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {PageFrame, Part} from '../page-frame.tsx';
import {NO_FILTER} from '../records/filter.ts';
import {routeHref} from '../route.ts';
import {useAnswer} from '../use-answer.ts';
import {useRoute} from '../use-route.ts';
import {DraftActs} from './draft-acts.tsx';
import {DraftEditor, type Unsaved} from './draft-editor.tsx';
import {DraftHistory} from './draft-history.tsx';
import {useOwnerTexts} from './owner-texts.ts';

interface OpenDraft {
  /** Null where there is none with the id that was asked for. */
  readonly draft: NoticeDraft | null;
  readonly site: SiteSummary | null;
  readonly inForce: PublishedNotice | null;
  readonly others: readonly SiteSummary[];
}

/** One draft: written, looked at, sent to review, returned or published, with who did what and why. */
export function DraftPage({desk}: {desk: Desk}) {
  const say = useOwnerTexts();
  const {draft: id} = useRoute();
  const answer = useAnswer(() => openDraft(id, desk), `${id}`, desk.onError);
  return (
    <Answered answer={answer}>
      {({draft, ...around}) =>
        draft ? (
          <DraftDesk key={draft.id} opened={draft} around={around} desk={desk} />
        ) : (
          <p class="failure">{say('draft.none')}</p>
        )
      }
    </Answered>
  );
}

async function openDraft(id: string | null, {api}: Desk): Promise<OpenDraft> {
  const draft = (await api.drafts()).find(one => one.id === id);
  if (!draft) return {draft: null, site: null, inForce: null, others: []};
  const [sites, notices] = await Promise.all([api.sites(), api.notices()]);
  const last = notices.find(({site, hash}) => site === draft.site && hash !== draft.notice);
  return {
    draft,
    site: sites.find(one => one.id === draft.site) ?? null,
    inForce: last ? await api.notice(last.hash) : null,
    others: sites.filter(one => one.id !== draft.site),
  };
}

interface DraftDeskProps {
  readonly opened: NoticeDraft;
  readonly around: Omit<OpenDraft, 'draft'>;
  readonly desk: Desk;
}

function DraftDesk({opened, around, desk}: DraftDeskProps) {
  const say = useOwnerTexts();
  const [draft, setDraft] = useState(opened);
  const [unsaved, setUnsaved] = useState<Unsaved>(null);
  const [isFit, setFit] = useState(false);
  const {site, inForce, others} = around;
  const isOpen = draft.state === 'draft' || draft.state === 'review';
  return (
    <PageFrame
      title={say('draft.title', {site: site?.name ?? draft.site})}
      lead={say(`state-lead.${draft.state}`)}
      aside={<a href={routeHref({page: 'notices'})}>{say('draft.all')}</a>}
    >
      {draft.notice && <Published hash={draft.notice} site={site} />}
      <DraftEditor draft={draft} inForce={inForce} desk={desk} onUnsaved={setUnsaved} onFit={setFit} />
      {isOpen && (
        <Part title={say('draft.acts')}>
          <DraftActs
            draft={draft}
            unsaved={unsaved}
            isFit={isFit}
            others={others}
            desk={desk}
            onChanged={changed => {
              setUnsaved(null);
              setDraft(changed);
            }}
          />
        </Part>
      )}
      <Part title={say('draft.history')}>
        <DraftHistory history={draft.history} />
      </Part>
    </PageFrame>
  );
}

/** Where a draft went that was published, and what is left to do for the site's pages to show it. */
function Published({hash, site}: {hash: string; site: SiteSummary | null}) {
  const say = useOwnerTexts();
  return (
    <div class="verdict verdict-valid" role="status">
      <p>
        <a href={routeHref({page: 'notices', notice: hash})}>{say('first.look')}</a>
      </p>
      {site?.setUpIn === 'console' ? (
        <p>
          {say('draft.paste')}{' '}
          <a href={routeHref({page: 'set-up', filter: {...NO_FILTER, site: site.id}})}>
            {say('step.tag-code')}
          </a>
        </p>
      ) : (
        <p>{say('draft.configure')}</p>
      )}
    </div>
  );
}
