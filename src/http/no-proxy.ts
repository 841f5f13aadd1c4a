import { BlockList, isIP } from 'node:net';

/**
 * True for a host, as an address has it, that NO_PROXY lists in a form that curl reads beside those of `proxy-from-env`: a name stands for
 * all below it too, with or without a dot at its end, an address of IPv6 without brackets, and a network as `10.0.0.0/8`. An entry may
 * name a port.
 */
export function isListed(list: string, { hostname, port }: { hostname: string; port: string }): boolean {
  const host = plain(hostname);
  return list.split(/[,\s]+/).some((entry) => {
    const [, name = entry, only] = isIP(entry) === 0 ? (/^(.+):(\d+)$/.exec(entry) ?? []) : [];
    if (only !== undefined && only !== (port || '443')) return false;
    return isIP(host) === 0 ? isBelow(host, plain(name)) : isWithin(host, plain(name));
  });
}

function plain(name: string): string {
  return name.toLowerCase().replace(/^\[|[\].]$/g, '');
}

function isBelow(host: string, name: string): boolean {
  const bare = name.replace(/^\./, '');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

function isWithin(host: string, network: string): boolean {
  const [address = '', bits] = network.split('/');
  const version = isIP(address);
  if (version === 0 || version !== isIP(host)) return false;
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (!/^\d+$/.test(bits ?? '0') || prefix > most) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const addresses = new BlockList();
  addresses.addSubnet(address, prefix, family);
  return addresses.check(host, family);
}
