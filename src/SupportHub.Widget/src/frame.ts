// The few words the host page's loader and the chat's frame exchange, always to one exact origin.

/** Where quick exit leads: a page that says nothing about the person who opened it. */
export const neutralPage = "https://www.weather.gov/";

export type FrameWord = { readonly supportHub: "minimise" } | { readonly supportHub: "leave" } | { readonly supportHub: "unread"; readonly count: number };
export type PageWord = { readonly supportHub: "shown" | "hidden" | "leave" } | { readonly supportHub: "identity"; readonly token: string };
