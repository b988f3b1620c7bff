import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { secretOfSignIn } from "@/lib/auth/secrets";
import { csrfCookieName } from "@/lib/auth/session-cookie";
import { cookieJar } from "./cookie-jar";
import type { IssuerDouble } from "./issuer-double";

export type AuthAnswer = { location: string | undefined; body: unknown; setCookies: readonly string[] };

type AuthRequest = { method: "GET" | "POST"; path: string; query?: Record<string, string>; body?: object };

/** One request to `/api/auth/…` with the portal's options and the cookies of `cookieJar`. */
export async function askAuth({ method, path, query = {}, body = {} }: AuthRequest): Promise<AuthAnswer> {
  const answer: Pick<AuthAnswer, "body"> = { body: undefined };
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
    method,
    headers: { host: "127.0.0.1:3000" },
    cookies: Object.fromEntries(cookieJar.getAll().map(({ name, value }) => [name, value])),
    query: { ...query, nextauth: path.split("/") },
    body,
  };
  // next-auth uses only these parts of Next's request and response.
  const [pagesRequest, pagesResponse] = [request, response] as unknown as [NextApiRequest, NextApiResponse];
  await NextAuth(pagesRequest, pagesResponse, authOptions(secretOfSignIn(cookieJar.get(csrfCookieName())?.value)));
  const setCookies = [headers.get("set-cookie") ?? []].flat().map(String);
  for (const line of setCookies) keepCookie(line);
  const location = headers.get("location");
  return { ...answer, location: location === undefined ? undefined : String(location), setCookies };
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

/** Follows next-auth's own redirects. */
async function follow(location: string): Promise<string> {
  const { pathname, searchParams } = new URL(location, "http://127.0.0.1:3000");
  if (!pathname.startsWith("/api/auth/")) return location;
  const path = pathname.slice("/api/auth/".length);
  const answer = await askAuth({ method: "GET", path, query: Object.fromEntries(searchParams) });
  return follow(answer.location ?? "");
}

/** Returns the address at the identity provider. */
export async function startSignIn(callbackUrl = "/cases/new"): Promise<string> {
  const { body } = await askAuth({ method: "GET", path: "csrf" });
  const { csrfToken } = body as { csrfToken: string }; // next-auth's own answer.
  const { location = "" } = await askAuth({ method: "POST", path: "signin/sso", body: { csrfToken, callbackUrl } });
  return follow(location);
}

/** From the identity provider back to the portal. Returns where the browser ends up. */
export async function finishSignIn(back: URL): Promise<string> {
  return follow(back.href);
}

/** Returns where the browser ends up. */
export async function signIn(issuer: IssuerDouble, callbackUrl?: string): Promise<string> {
  return finishSignIn(issuer.authorize(await startSignIn(callbackUrl)));
}
