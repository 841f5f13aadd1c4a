/** Lets one after another do something, in the order in which they asked. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for its turn; gives what ends it. A second call of that does nothing. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let end = () => {};
    const own = new Promise<void>((settle) => {
      end = settle;
    });
    this.#last = before.then(() => own);
    await before;
    return end;
  }
}
