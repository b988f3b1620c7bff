import { takeLinkFromAddress } from "./app/_prefill/arrived-link";

// Next runs this file before it reads the address itself and before React takes over the page.
takeLinkFromAddress();
window.addEventListener("hashchange", takeLinkFromAddress);
