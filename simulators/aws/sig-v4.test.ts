import { describe, expect, it } from "vitest";
import { expectedSignature, isPayloadDigestRight, parseAmzDate, parseAuthorization, type WireRequest } from "./sig-v4";

// The key, time and scope of AWS's published Signature Version 4 test suite.
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const amzDate = "20150830T123600Z";
const suiteScope = { date: "20150830", region: "us-east-1", service: "service" };

function aRequest(change: Partial<WireRequest> = {}): WireRequest {
  const headers = new Map([
    ["host", "example.amazonaws.com"],
    ["x-amz-date", amzDate],
  ]);
  return { method: "GET", path: "/", query: "", headers, body: Buffer.alloc(0), ...change };
}

const withHeader = (name: string, value: string) => new Map([...aRequest().headers, [name, value]]);

const sign = (request: WireRequest, signedHeaders = ["host", "x-amz-date"]) =>
  expectedSignature(request, signedHeaders, suiteScope, amzDate, secret);

describe("expectedSignature, against AWS's test suite", () => {
  it("agrees on get-vanilla", () => {
    expect(sign(aRequest())).toBe("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  });

  it("agrees on post-vanilla", () => {
    expect(sign(aRequest({ method: "POST" }))).toBe("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
  });

  it("agrees on get-vanilla-query-order-key-case, where the query is not sorted", () => {
    expect(sign(aRequest({ query: "Param2=value2&Param1=value1" }))).toBe(
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    );
  });

  it("agrees on post-x-www-form-urlencoded, where there is a body", () => {
    const headers = withHeader("content-type", "application/x-www-form-urlencoded");
    const request = aRequest({ method: "POST", headers, body: Buffer.from("Param1=value1") });
    expect(sign(request, ["content-type", "host", "x-amz-date"])).toBe(
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    );
  });

  it("agrees on get-header-value-trim, where spaces are folded", () => {
    const headers = new Map([...withHeader("my-header1", " value1"), ["my-header2", ' "a   b   c"']]);
    expect(sign(aRequest({ headers }), ["host", "my-header1", "my-header2", "x-amz-date"])).toBe(
      "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    );
  });

  it("agrees on get-relative, where the path is normalized", () => {
    expect(sign(aRequest({ path: "/example/.." }))).toBe(sign(aRequest()));
  });

  it("agrees on the ListUsers example of the IAM documentation", () => {
    const headers = new Map([
      ["content-type", "application/x-www-form-urlencoded; charset=utf-8"],
      ["host", "iam.amazonaws.com"],
      ["x-amz-date", amzDate],
    ]);
    const request = aRequest({ query: "Action=ListUsers&Version=2010-05-08", headers });
    expect(
      expectedSignature(
        request,
        ["content-type", "host", "x-amz-date"],
        { ...suiteScope, service: "iam" },
        amzDate,
        secret,
      ),
    ).toBe("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  });
});

describe("parseAuthorization", () => {
  const good = `AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;

  it("reads the parts of a header", () => {
    expect(parseAuthorization(good)).toEqual({
      accessKeyId: "AKID",
      scope: suiteScope,
      signedHeaders: ["host", "x-amz-date"],
      signature: "0".repeat(64),
    });
  });

  it.each([
    ["another algorithm", good.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")],
    ["a scope without its terminator", good.replace("/aws4_request", "")],
    ["signed headers out of order", good.replace("host;x-amz-date", "x-amz-date;host")],
    ["a signed header named twice", good.replace("host;", "host;host;")],
    ["signed headers in capitals", good.replace("host;", "Host;")],
    ["a short signature", good.replace("0".repeat(64), "0".repeat(63))],
    ["a missing part", good.replace("SignedHeaders=host;x-amz-date, ", "")],
    ["a repeated part", `${good}, Signature=${"1".repeat(64)}`],
    ["a bearer token", "Bearer eyJhbGciOiJub25lIn0"],
  ])("refuses %s", (_what, header) => {
    expect(parseAuthorization(header)).toBeUndefined();
  });
});

describe("isPayloadDigestRight", () => {
  it("accepts a request without the header", () => {
    expect(isPayloadDigestRight(aRequest())).toBe(true);
  });

  it("refuses the digest of another body", () => {
    expect(isPayloadDigestRight(aRequest({ headers: withHeader("x-amz-content-sha256", "0".repeat(64)) }))).toBe(false);
  });

  it("refuses UNSIGNED-PAYLOAD, which only S3 accepts", () => {
    expect(isPayloadDigestRight(aRequest({ headers: withHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD") }))).toBe(
      false,
    );
  });
});

describe("parseAmzDate", () => {
  it("reads the basic form in UTC", () => {
    expect(parseAmzDate(amzDate)).toBe(Date.UTC(2015, 7, 30, 12, 36));
  });

  it("refuses the extended form", () => {
    expect(parseAmzDate("2015-08-30T12:36:00Z")).toBeUndefined();
  });
});
