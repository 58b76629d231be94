import type { Menu as ElectronMenu } from 'electron';
import { commandsFor, labelNow, type CommandId } from '../../core/commands';
import { defaultScheme } from '../../core/default-scheme';
import type { KindLabels } from '../../core/kind-commands';
import { sameJson } from '../../core/same-json';
import { menuTemplate, type MenuActions, type RecentItem } from './menu';

/** What can be done while no window is open, which only macOS knows. */
const windowless: ReadonlySet<CommandId> = new Set(['file.open', 'file.new-window']);

/** The app's one native menu. It shows what can be used, and what can be marked, in the window in front. */
export class NativeMenu {
  private menu: ElectronMenu | undefined;
  private enabled = windowless;
  private labels: KindLabels = defaultScheme;
  private recent: readonly RecentItem[] = [];

  constructor(
    private readonly menus: Pick<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>,
    private readonly mac: boolean,
    private readonly actions: MenuActions,
  ) {
    this.showRecent([]);
  }

  /** The commands that can be used now, and the kinds they mark; none given, there is no window. */
  enable(enabled = windowless, labels: KindLabels = defaultScheme): void {
    this.enabled = enabled;
    const renamed = !sameJson(shownOf(labels), shownOf(this.labels));
    this.labels = labels;
    if (renamed) this.build();
    else this.update();
  }

  showRecent(recent: readonly RecentItem[]): void {
    this.recent = recent;
    this.build();
  }

  private update(): void {
    for (const { id } of commandsFor(this.labels)) {
      const item = this.menu?.getMenuItemById(id);
      // Items change in place: a menu built anew would close under the user's pointer.
      if (item && item.role === undefined) item.enabled = this.enabled.has(id);
    }
  }

  private build(): void {
    this.menu = this.menus.buildFromTemplate(menuTemplate(this.recent, this.mac, this.actions, this.labels));
    this.update();
    this.menus.setApplicationMenu(this.menu);
  }
}

function shownOf(labels: KindLabels) {
  return commandsFor(labels).map((command) => [labelNow(command, labels.steps ?? {}), command.key ?? '']);
}
