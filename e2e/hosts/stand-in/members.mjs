// @ts-check

/**
 * Makes members that are not there throw, so that nobody comes to rely on them unnoticed.
 * @template {object} T @param {string} name @param {T} members @returns {T}
 */
export function only(name, members) {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'string' && key !== 'then' && !(key in target))
        throw new Error(`The stand-in for electron has no ${name}.${key}`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** An event that can be refused. @param {object} [details] */
export function refusable(details) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
