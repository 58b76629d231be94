// @ts-check
/// <reference types="electron" />
import { only } from './members.mjs';

/** A built menu of the stand-in: items as they were described, with Electron's defaults. */
export class MenuItems {
  /** @param {Electron.MenuItemConstructorOptions[]} template */
  static of(template) {
    return only('Menu', new MenuItems(template));
  }
  /** @param {Electron.MenuItemConstructorOptions[]} template */
  constructor(template) {
    /** @type {any[]} */
    this.items = template.map((options) => ({
      enabled: true,
      ...options,
      ...(Array.isArray(options.submenu) ? { submenu: new MenuItems(options.submenu) } : {}),
    }));
  }
  /** @param {string} id */
  getMenuItemById(id) {
    return this.find((item) => item.id === id) ?? null;
  }
  /** The first such item of this menu or those in it. Not Electron's. @param {(item: any) => boolean} wanted @returns {any} */
  find(wanted) {
    return this.items.flatMap((item) => [item, item.submenu?.find(wanted)]).find((item) => item && wanted(item));
  }
}
