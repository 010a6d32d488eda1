// A bot written with grammY, which knows nothing of the sandbox. Arguments: its address, the token, and how
// updates come: "polling" or "webhook". Prints one line of JSON when it is ready, and one for each mistake.

import { createServer } from "node:http";
import { Bot, GrammyError, InlineKeyboard, InputFile, InputMediaBuilder, webhookCallback } from "grammy";

const [root, token, how] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: root } });
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

/** The bytes of a file that somebody sent. */
async function download(ctx) {
  const file = await ctx.getFile();
  const answer = await fetch(`${root}/file/bot${token}/${file.file_path}`);
  if (!answer.ok) throw new Error(`download: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

bot.command("start", (ctx) => ctx.reply("<b>Hello</b> from grammY", { parse_mode: "HTML" }));

bot.command("album", async (ctx) => {
  const picture = () => new InputFile(Buffer.from(ctx.match, "base64"), "a.jpg");
  const sent = await ctx.replyWithMediaGroup([InputMediaBuilder.photo(picture(), { caption: "One" }), InputMediaBuilder.photo(picture())]);
  await ctx.reply(`album of ${sent.length}, ${new Set(sent.map((one) => one.media_group_id)).size} group`);
});

bot.command("topic", async (ctx) => {
  const topic = await ctx.api.createForumTopic(ctx.chat.id, "By grammY");
  const thread = topic.message_thread_id;
  const message = await ctx.api.sendMessage(ctx.chat.id, "in the topic", { message_thread_id: thread });
  await ctx.reply(`topic ${message.message_thread_id === thread && message.is_topic_message}`);
});

bot.command("wrong", async (ctx) => {
  try {
    await ctx.api.sendMessage(ctx.chat.id, "");
  } catch (error) {
    await ctx.reply(`${error instanceof GrammyError} ${error.error_code} ${error.description}`);
  }
});

bot.on([":photo", ":document"], async (ctx) => {
  const data = await download(ctx);
  const kind = ctx.msg.photo ? "photo" : "document";
  await ctx.reply(`${kind} of ${data.length} bytes`, {
    reply_parameters: { message_id: ctx.msg.message_id },
    reply_markup: new InlineKeyboard().text("2K", "go:2k").text("4K", "go:4k"),
  });
});

bot.on("callback_query:data", async (ctx) => {
  await ctx.answerCallbackQuery({ text: `Taken: ${ctx.callbackQuery.data}` });
  await ctx.editMessageText("Working", { reply_markup: new InlineKeyboard().text("Cancel", "cancel") });
  await ctx.editMessageText("Done");
  const made = await ctx.replyWithDocument(new InputFile(Buffer.from("master"), "é 1.png"), { caption: "before" });
  await ctx.api.editMessageCaption(ctx.chat.id, made.message_id, { caption: `master ${ctx.callbackQuery.data}` });
});

bot.on("inline_query", (ctx) => {
  const content = { message_text: `You asked for ${ctx.inlineQuery.query}` };
  return ctx.answerInlineQuery([{ type: "article", id: "1", title: "Ask", input_message_content: content }]);
});

bot.on("message_reaction", (ctx) => ctx.reply(`reaction ${ctx.messageReaction.new_reaction.map((one) => one.emoji).join("")}`));

bot.catch((error) => tell({ error: String(error.error), stack: error.stack }));

const kinds = ["message", "callback_query", "inline_query", "message_reaction"];
if (how === "webhook") {
  await bot.init();
  const server = createServer(webhookCallback(bot, "http", { secretToken: "s3cret" }));
  server.listen(0, "127.0.0.1", async () => {
    const url = `http://127.0.0.1:${server.address().port}/`;
    await bot.api.setWebhook(url, { secret_token: "s3cret", allowed_updates: kinds });
    tell({ ready: bot.botInfo.username });
  });
} else {
  await bot.start({ allowed_updates: kinds, onStart: (info) => tell({ ready: info.username }) });
}
