import { expect, test } from "vitest";
import { announceOwners, isAnnounced, ownerSignedInChannel } from "./tab-channels";

test("a person is recognised by any of their owners, as during a rotation of secrets", async () => {
  const channel = new BroadcastChannel(ownerSignedInChannel);
  const heard = new Promise((resolve) => {
    channel.onmessage = ({ data }) => resolve(data);
  });
  announceOwners(["newer", "older"]);
  const message = await heard;
  channel.close();
  expect([["older"], ["newer", "newest"], ["old"], []].map((owners) => isAnnounced(owners, message))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
