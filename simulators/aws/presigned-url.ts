import { randomBytes } from "node:crypto";
import { s3Error } from "./aws-error";
import { expectedSignature, isSameSignature, parseAmzDate, type WireRequest } from "./sig-v4";

export type Presigned = {
  readonly method: "PUT" | "GET";
  /** `127.0.0.1:4021`. */
  readonly host: string;
  readonly path: string;
  /** Which the request must carry with just these values. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresSeconds: number;
};

export type ServiceCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

const someCredentials = (): ServiceCredentials => ({
  accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
  secretAccessKey: randomBytes(30).toString("base64"),
  sessionToken: randomBytes(600).toString("base64"),
});

const algorithm = "AWS4-HMAC-SHA256";

/** Signs as S3's "Authenticating requests: using query parameters" says, with credentials of the service. */
export class PresignedUrls {
  readonly #now: () => number;
  readonly #region: string;
  readonly #credentials: ServiceCredentials;

  /** `now` is in milliseconds. */
  constructor(now: () => number, region: string, credentials = someCredentials()) {
    this.#now = now;
    this.#region = region;
    this.#credentials = credentials;
  }

  sign({ method, host, path, headers, expiresSeconds }: Presigned): string {
    const amzDate = new Date(this.#now()).toISOString().replace(/[-:]|\.\d{3}/g, "");
    const signed = new Map(Object.entries({ ...headers, host }));
    const names = [...signed.keys()].sort();
    const query = new URLSearchParams({
      "X-Amz-Algorithm": algorithm,
      "X-Amz-Credential": `${this.#credentials.accessKeyId}/${this.#scope(amzDate)}`,
      "X-Amz-Date": amzDate,
      "X-Amz-Expires": String(expiresSeconds),
      "X-Amz-Security-Token": this.#credentials.sessionToken,
      "X-Amz-SignedHeaders": names.join(";"),
    });
    const request = { method, path, query: query.toString(), headers: signed, body: Buffer.of() };
    query.set("X-Amz-Signature", this.#signature(request, names, amzDate));
    return `http://${host}${path}?${query}`;
  }

  /** Throws what S3 answers to a request that is not the one signed, or comes too late. */
  verify(request: WireRequest): void {
    const query = new URLSearchParams(request.query);
    const amzDate = query.get("X-Amz-Date") ?? "";
    const signature = query.get("X-Amz-Signature") ?? "";
    const names = (query.get("X-Amz-SignedHeaders") ?? "").split(";");
    const isComplete =
      query.get("X-Amz-Algorithm") === algorithm &&
      query.get("X-Amz-Credential") === `${this.#credentials.accessKeyId}/${this.#scope(amzDate)}` &&
      names.includes("host");
    if (!isComplete) throw s3Error("AccessDenied", "Access Denied");
    query.delete("X-Amz-Signature");
    const expected = this.#signature({ ...request, query: query.toString() }, names, amzDate);
    if (!isSameSignature(expected, signature)) {
      throw s3Error("SignatureDoesNotMatch", "The request signature we calculated does not match.");
    }
    const endsAt = (parseAmzDate(amzDate) ?? 0) + Number(query.get("X-Amz-Expires")) * 1000;
    if (this.#now() > endsAt) throw s3Error("AccessDenied", "Request has expired");
  }

  #signature(request: WireRequest, names: readonly string[], amzDate: string): string {
    const scope = { date: amzDate.slice(0, 8), region: this.#region, service: "s3" };
    return expectedSignature(request, names, scope, amzDate, this.#credentials.secretAccessKey);
  }

  #scope(amzDate: string): string {
    return `${amzDate.slice(0, 8)}/${this.#region}/s3/aws4_request`;
  }
}
