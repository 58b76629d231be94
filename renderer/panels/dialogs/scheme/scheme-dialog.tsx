import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { fixedCommandWithKey } from '../../../../core/commands';
import { defaultScheme, isDefaultScheme } from '../../../../core/default-scheme';
import { maxKinds, type Kind, type Scheme } from '../../../../core/scheme';
import { freeId, idOf, keyOf, kindRef, type LabelRef } from '../../../../core/scheme-labels';
import { usageOf } from '../../../../core/scheme-usage';
import { loadScheme, saveScheme } from '../../../scheme-files';
import { canChangeScheme, changeScheme, planSchemeChange } from '../../../session/scheme-editing';
import type { Session } from '../../../session/session';
import { useStore } from '../../../session/store';
import { useApp, useSession } from '../../app-context';
import { KindLine } from '../../kind-line';
import { ModalDialog } from '../modal-dialog';
import { AboutForm } from './about-form';
import { SchemeEditorContext, type FocusPart, type SchemeEditor } from './editor-context';
import { KindForm } from './kind-form';
import { RelationTypesForm } from './relation-types-form';

const about = 'about';
const relations = 'relations';

/**
 * What can be marked, and what can be said of a mark. Each change is made at once, as a step of its own to undo: the set
 * and its scheme stay one, also for other windows that show it, and nothing is left to be lost when the dialog closes.
 */
export function SchemeDialog({ said }: { readonly said?: string | undefined }) {
  const session = useSession();
  return session ? <Editor session={session} said={said} /> : null;
}

function Editor({ session, said }: { readonly session: Session; readonly said: string | undefined }) {
  const app = useApp();
  const set = useStore(session.replica.set);
  const arrival = useStore(session.arrival);
  const history = useStore(session.history);
  const [stepsBefore] = useState(history.done.length);
  const uses = useMemo(() => usageOf(set), [set]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const tabs = useTabs(set.scheme);
  const body = useRef<HTMLDivElement>(null);
  const focus = useFocusAfter(body);
  const { scheme } = set;
  const { kinds, tab, select, choose, renamed } = tabs;
  const readOnly = !canChangeScheme(session);

  const editor = useMemo(
    (): SchemeEditor => ({
      scheme,
      uses,
      readOnly,
      focus,
      plan: (change) => planSchemeChange(session, change),
      change: (change) => {
        const problem = changeScheme(session, change);
        if (problem || change.type === 'edit') return problem;
        if (change.type === 'merge' && change.label.type === 'kind') choose(change.into);
        if (change.type !== 'rename') return undefined;
        const { label, id } = change;
        if (label.type === 'kind') renamed(idOf(label), id);
        const now = { ...label, path: [...label.path.slice(0, -1), id] };
        setOpen((known) => (known.has(keyOf(label)) ? having(known, now, true) : known));
        setFresh((known) => having(known, label, false));
        return undefined;
      },
      add: (label, added) => {
        if (changeScheme(session, { type: 'add', label, added })) return false;
        setOpen((known) => having(known, label, true));
        setFresh((known) => having(known, label, true));
        if (label.type === 'kind') choose(idOf(label));
        focus(label, 'name');
        return true;
      },
      isNew: (label) => fresh.has(keyOf(label)),
      isOpen: (label) => open.has(keyOf(label)),
      setOpen: (label, isOpen) => setOpen((known) => having(known, label, isOpen)),
    }),
    [session, scheme, uses, readOnly, open, fresh, focus, choose, renamed],
  );
  const addKind = () => {
    const id = freeId(
      'kind',
      scheme.kinds.map((kind) => kind.id),
    );
    editor.add(kindRef(id), newKind(id, scheme.kinds));
  };
  const lastStep = history.done.length > stepsBefore ? history.done.at(-1) : undefined;
  return (
    <ModalDialog title={`Scheme: ${scheme.name}`} size="huge">
      <SchemeEditorContext value={editor}>
        {readOnly && (
          <p className="hint">
            {session.readOnly
              ? 'These marks are read-only, and so is their scheme.'
              : arrival === 'failed'
                ? 'Not all marks could be fetched: open the article again to change its scheme.'
                : 'The scheme can be changed as soon as all marks are here.'}
          </p>
        )}
        <div ref={body} className="scheme-body">
          <Tabs
            className="scheme-tabs"
            orientation="vertical"
            selectedKey={tab}
            onSelectionChange={(key) => select(String(key))}
          >
            <div className="scheme-side">
              <TabList aria-label="Parts of the scheme" className="scheme-list">
                {kinds.map(({ kind, tab: id }) => (
                  <Tab key={id} id={id} className="scheme-tab">
                    <KindLine kind={kind} />
                    <bdi className="tab-name">{kind.name}</bdi>
                    {kind.key !== undefined && !fixedCommandWithKey(kind.key) && (
                      <kbd aria-hidden="true">{kind.key}</kbd>
                    )}
                  </Tab>
                ))}
                <Tab id={relations} className="scheme-tab apart">
                  Relation types
                </Tab>
                <Tab id={about} className="scheme-tab">
                  About the scheme
                </Tab>
              </TabList>
              {!readOnly && (
                <div className="label-buttons" data-list="kind">
                  <button
                    type="button"
                    className="small-button"
                    data-part="add"
                    disabled={kinds.length >= maxKinds}
                    onClick={addKind}
                  >
                    Add kind
                  </button>
                </div>
              )}
            </div>
            <TabPanel key={tab} id={tab} className="scheme-panel">
              {tab === about ? (
                <AboutForm />
              ) : tab === relations ? (
                <RelationTypesForm />
              ) : (
                kinds.map((one) => one.tab === tab && <KindForm key={tab} kind={one.kind} />)
              )}
            </TabPanel>
          </Tabs>
        </div>
        <p role="status" className="scheme-said hint">
          {said}
        </p>
        <div className="dialog-actions">
          <div className="scheme-files">
            {!readOnly && (
              <Button className="small-button" onPress={() => loadScheme(app, session)}>
                Load…
              </Button>
            )}
            <Button className="small-button" onPress={() => saveScheme(app, session)}>
              Save to a file…
            </Button>
            {!readOnly && !isDefaultScheme(scheme) && (
              <Button
                className="small-button"
                onPress={() => app.dialog.set({ kind: 'adopt', found: { scheme: defaultScheme } })}
              >
                Use the default scheme…
              </Button>
            )}
          </div>
          {lastStep && (
            <Button className="quiet-button undo-step" onPress={() => session.undo()}>
              Undo: {lastStep.name}
            </Button>
          )}
          <Button className="primary-button" onPress={() => app.dialog.set(undefined)}>
            Done
          </Button>
        </div>
      </SchemeEditorContext>
    </ModalDialog>
  );
}

function having(known: ReadonlySet<string>, label: LabelRef, isIn: boolean): ReadonlySet<string> {
  if (known.has(keyOf(label)) === isIn) return known;
  const next = new Set(known);
  if (isIn) next.add(keyOf(label));
  else next.delete(keyOf(label));
  return next;
}

/**
 * Which part of the scheme is shown. A kind keeps its tab, and the keyboard its place in it, when it gets another id:
 * tabs of renamed kinds go on under a name of their own.
 */
function useTabs({ kinds: all }: Scheme) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [chosen, setChosen] = useState<string>();
  const tabOf = useCallback((id: string) => names.get(id) ?? keyOf(kindRef(id)), [names]);
  const kinds = all.map((kind) => ({ kind, tab: tabOf(kind.id) }));
  const isThere = chosen === about || chosen === relations || kinds.some(({ tab }) => tab === chosen);
  const tab = (isThere ? chosen : undefined) ?? kinds[0]?.tab ?? about;
  const choose = useCallback((id: string) => setChosen(tabOf(id)), [tabOf]);
  const renamed = useCallback(
    (id: string, now: string) => setNames((known) => new Map([...known, [now, tabOf(id)], [id, `${tabOf(id)} again`]])),
    [tabOf],
  );
  return { kinds, tab, select: setChosen, choose, renamed };
}

/** A kind to begin with: in a look that no other has, as long as there is one. */
function newKind(id: string, kinds: readonly Kind[]): Kind {
  const looks = newLooks.find(
    (look) => !kinds.some(({ colour, line }) => colour === look.colour || line === look.line),
  );
  const unused = newLooks.find((look) => !kinds.some((kind) => kind.colour === look.colour && kind.line === look.line));
  return {
    id,
    name: 'New kind',
    plural: 'New kind',
    ...(looks ?? unused ?? (newLooks[0] as (typeof newLooks)[number])),
    roles: [],
    attributes: [],
  };
}

const newLooks = [
  { colour: 'green', line: 'dashed' },
  { colour: 'red', line: 'dotted' },
  { colour: 'teal', line: 'double' },
  { colour: 'pink', line: 'wavy' },
  { colour: 'brown', line: 'solid' },
  { colour: 'blue', line: 'dashed' },
  { colour: 'purple', line: 'dotted' },
  { colour: 'orange', line: 'dashed' },
] as const satisfies readonly Pick<Kind, 'colour' | 'line'>[];

/** Puts the keyboard somewhere once what it is on has been drawn. */
function useFocusAfter(body: RefObject<HTMLElement | null>): SchemeEditor['focus'] {
  const [wanted, setWanted] = useState<{ readonly label: LabelRef; readonly part: FocusPart }>();
  useEffect(() => {
    if (!wanted) return;
    const { label, part } = wanted;
    const list = [label.type, ...label.path.slice(0, -1)].join('/');
    const own = body.current?.querySelector<HTMLElement>(
      part === 'add' ? `[data-list="${list}"] [data-part=add]` : `[data-label="${keyOf(label)}"] [data-part=${part}]`,
    );
    own?.focus();
    if (own instanceof HTMLInputElement) own.select();
  }, [wanted, body]);
  return useCallback((label, part) => setWanted({ label, part }), []);
}
