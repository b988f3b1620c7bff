import type { ChildProcess } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startProgram } from "./programs";

/**
 * Starts nginx as the load balancer in front of these replicas, round robin without stickiness. It skips a replica that
 * refuses the
 * connection, and never sends a form twice.
 */
export function startNginx(command: string, logFolder: string, buffers: "documented" | "default" = "documented") {
  return (port: number, replicas: readonly number[]): Promise<ChildProcess> => {
    const folder = join(logFolder, "nginx");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "nginx.conf");
    writeFileSync(file, toConfiguration(port, replicas, folder, buffers));
    return startProgram({
      command,
      args: ["-c", file, "-p", folder, "-e", "stderr"],
      settings: {},
      folder,
      readyUrl: `http://127.0.0.1:${port}/api/health`,
      logFile: join(logFolder, "nginx.log"),
    });
  };
}

/** As in docs/operations.md, but over http on a loopback address. */
function toConfiguration(
  port: number,
  replicas: readonly number[],
  folder: string,
  buffers: "documented" | "default",
): string {
  const isDefault = buffers === "default";
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  // Started as root, nginx would drop to a user who cannot read this folder.
  return `${process.getuid?.() === 0 ? "user root;\n" : ""}daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
worker_processes 1;
events { worker_connections 1024; }
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join("\n")}
  upstream casedesk {
${replicas.map((replica) => `    server 127.0.0.1:${replica} max_fails=1 fail_timeout=1s;`).join("\n")}
  }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 3m;
${isDefault ? "" : "    large_client_header_buffers 4 16k;"}
    location / {
      proxy_pass http://casedesk;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Host $http_host;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-For $remote_addr;
${isDefault ? "" : "      proxy_buffer_size 16k;\n      proxy_buffers 8 16k;"}
      proxy_connect_timeout 2s;
      proxy_read_timeout 60s;
      add_header X-Replica $upstream_addr always;
    }
  }
}
`;
}
