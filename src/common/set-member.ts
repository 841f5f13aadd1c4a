/** Sets an own member of a plain object, whatever it is called: an assignment to `__proto__` would set its prototype. */
export function setMember<Value>(object: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
