import type { Server } from 'node:http';

/** Shuts a door for a while: new connections are refused, those that are open go on. */
export class DoorShutter {
  readonly #server: Server;
  readonly #address: { port: number; host: string };
  #timer: NodeJS.Timeout | null = null;
  #opening: Promise<void> | null = null;
  #ended = false;

  constructor(server: Server, address: { port: number; host: string }) {
    this.#server = server;
    this.#address = address;
  }

  /** Stops listening at once and listens at the same port after `ms`. A door that is shut stays so, no longer. */
  shut(ms: number): void {
    if (this.#ended || !this.#server.listening) return;
    this.#server.close();
    this.#openAfter(ms);
  }

  /** Ends the shutting for good. True when the door is shut; it stays shut then. */
  async end(): Promise<boolean> {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#opening;
    return !this.#server.listening;
  }

  #openAfter(ms: number): void {
    if (this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#opening = this.#listen(ms);
    }, ms);
  }

  /** Another process may have the port by then: the door stays shut and is tried again. */
  #listen(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const taken = () => {
        this.#server.off('listening', open);
        this.#openAfter(ms);
        resolve();
      };
      const open = () => {
        this.#server.off('error', taken);
        resolve();
      };
      this.#server.once('error', taken);
      this.#server.once('listening', open);
      this.#server.listen(this.#address);
    });
  }
}
