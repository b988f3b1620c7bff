import { AwsError, stsError } from "./aws-error";
import { isJsonObject, type JsonObject } from "./json";
import type { Protocol } from "./protocol";
import type { Rendered } from "./rendered";
import type { WireRequest } from "./sig-v4";

export const stsVersion = "2011-06-15";

const namespace = `https://sts.amazonaws.com/doc/${stsVersion}/`;

/** AWS's query protocol, which STS uses: form fields in, XML out. */
export const query: Protocol = {
  parse,
  success: (operation, reply, requestId) =>
    render(
      reply.status,
      requestId,
      `<${operation}Response xmlns="${namespace}"><${operation}Result>${elements(reply.result)}</${operation}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
    ),
  failure: (error, requestId) => {
    const type = error.status < 500 ? "Sender" : "Receiver";
    const details = elements({ Type: type, Code: error.name, Message: error.message });
    return render(
      error.status,
      requestId,
      `<ErrorResponse xmlns="${namespace}"><Error>${details}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
  },
};

function parse(request: WireRequest): JsonObject {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/x-www-form-urlencoded") {
    throw new AwsError("InvalidAction", 400, "The content type must be application/x-www-form-urlencoded");
  }
  const fields = new URLSearchParams(request.body.toString("utf8"));
  const names = [...fields.keys()];
  if (new Set(names).size !== names.length) throw stsError("ValidationError", "A parameter is given twice");
  if (fields.get("Version") !== stsVersion) {
    throw new AwsError("NoSuchVersion", 400, `The requested version is not ${stsVersion}`);
  }
  return Object.fromEntries(fields);
}

function elements(members: JsonObject): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${isJsonObject(value) ? elements(value) : escapeXml(String(value))}</${name}>`)
    .join("");
}

const escapeXml = (value: string): string => value.replace(/[<>&"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

function render(status: number, requestId: string, body: string): Rendered {
  return { status, headers: { "content-type": "text/xml", "x-amzn-RequestId": requestId }, body };
}
