import type { Menu as ElectronMenu } from 'electron';
import { commandIds, type CommandId } from '../../core/commands';
import { menuTemplate, type MenuActions, type RecentItem } from './menu';

/** What can be done while no window is open, which only macOS knows. */
const windowless: ReadonlySet<CommandId> = new Set(['file.open', 'file.new-window']);

/** The app's one native menu. It shows what can be used in the window in front. */
export class NativeMenu {
  private menu: ElectronMenu | undefined;
  private enabled = windowless;

  constructor(
    private readonly menus: Pick<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>,
    private readonly mac: boolean,
    private readonly actions: MenuActions,
  ) {
    this.showRecent([]);
  }

  /** The commands that can be used now; none given, there is no window. */
  enable(enabled = windowless): void {
    this.enabled = enabled;
    for (const id of commandIds) {
      const item = this.menu?.getMenuItemById(id);
      // Items change in place: a menu built anew would close under the user's pointer.
      if (item && item.role === undefined) item.enabled = enabled.has(id);
    }
  }

  showRecent(recent: readonly RecentItem[]): void {
    this.menu = this.menus.buildFromTemplate(menuTemplate(recent, this.mac, this.actions));
    this.enable(this.enabled);
    this.menus.setApplicationMenu(this.menu);
  }
}
