import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { csrfCookieName } from "@/lib/auth/cookie-names";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { finishSignIn as finish, startSignIn as start } from "@/lib/auth/sign-in";
import { cookieJar } from "./cookie-jar";
import type { IssuerDouble } from "./issuer-double";

export type AuthAnswer = { body: unknown };

type AuthRequest = { path: string };

/** GET `/api/auth/{path}` of next-auth, with the portal's options and the cookies of `cookieJar`. */
export async function askAuth({ path }: AuthRequest): Promise<AuthAnswer> {
  const answer: AuthAnswer = { body: undefined };
  const headers = new Map<string, number | string | readonly string[]>();
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: number | string | readonly string[]) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    json: (given: unknown) => void Object.assign(answer, { body: given }),
    send: (given: unknown) => void Object.assign(answer, { body: given }),
    end: () => {},
  };
  const request = {
    method: "GET",
    headers: { host: "127.0.0.1:3000" },
    cookies: Object.fromEntries(cookieJar.getAll().map(({ name, value }) => [name, value])),
    query: { nextauth: path.split("/") },
    body: {},
  };
  // next-auth uses only these parts of Next's request and response.
  const [pagesRequest, pagesResponse] = [request, response] as unknown as [NextApiRequest, NextApiResponse];
  await NextAuth(pagesRequest, pagesResponse, authOptions(secretOfSignIn(cookieJar.get(csrfCookieName())?.value)));
  for (const line of [headers.get("set-cookie") ?? []].flat().map(String)) keepCookie(line);
  return answer;
}

function keepCookie(line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", ...value] = pair.split("=");
  const isExpired = attributes.includes("Max-Age=0");
  const asSent = Object.fromEntries(
    attributes.map((attribute) => attribute.split("=")).map(([key, of]) => [key, of ?? true]),
  );
  cookieJar.set(name, decodeURIComponent(value.join("=")), { ...asSent, ...(isExpired && { maxAge: 0 }) });
}

/** Returns the address at the identity provider. `csrfToken` is the page's own unless given. */
export async function startSignIn(callbackUrl = "/cases/new", csrfToken?: string): Promise<string> {
  const { body } = await askAuth({ path: "csrf" });
  const own = (body as { csrfToken: string }).csrfToken; // next-auth's own answer.
  return start(new URLSearchParams({ csrfToken: csrfToken ?? own, callbackUrl }));
}

/** From the identity provider back to the portal. Returns where the browser ends up. */
export async function finishSignIn(back: URL): Promise<string> {
  return finish(back.search);
}

/** Returns where the browser ends up. */
export async function signIn(issuer: IssuerDouble, callbackUrl?: string): Promise<string> {
  return finishSignIn(issuer.authorize(await startSignIn(callbackUrl)));
}
