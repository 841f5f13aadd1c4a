/** A client as production sends it: missing social ids are empty strings, not null (QTickets REST, clients; observed). */
export type Client = {
  id: number;
  email: string;
  details: {
    id: number;
    name: string;
    middlename: string | null;
    surname: string | null;
    phone: string | null;
    vk_id: string;
    facebook_id: string;
  };
};
