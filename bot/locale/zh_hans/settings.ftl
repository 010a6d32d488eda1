### /settings 和 /forget。

settings-language = 我该说哪种语言？

setting-chosen = ✓ { $label }
setting-size-ask = 询问
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = 自然
setting-character-crisp = 锐利
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = 全部保留
setting-metadata-strip_gps = 不含地点
setting-metadata-strip_all = 全部去掉
setting-language = 语言：{ $name }
setting-language_auto = 跟随 Telegram
setting-language_first = 跟随第一位提问者

forget-ask = 这会删除你发给我的所有照片和用它们做的所有成品，并停止所有聊天里正在做的。我已经发出的会留在聊天里。此操作无法撤销。
forget-yes = 全部删除
forget-no = 保留
forget-done = 好了。已删除 { $photos } 张照片和 { $masters } 个请求，连同它们的文件。
forget-nothing = 我这里没有你的任何东西。
forget-kept = 什么都没有删除。


settings-own = 你没有另外要求时我怎么做：尺寸、风格、成品格式、文件里透露你多少信息，以及是否显示进度。在这里选定的尺寸会直接制作；遇到丢了细节的副本我还是会问。
settings-group = 没有另外要求时我在本群怎么做：尺寸、风格、成品格式、文件里透露多少信息、进度、收哪些照片、谁可以提要求。管理员可以更改。
setting-quiet-off = 显示进度
setting-quiet-on = 安静
setting-photos-asked = 有人要时
setting-photos-channel = 频道的
setting-photos-all = 所有照片
setting-who-all = 所有人
setting-who-administrators = 管理员
setting-who-listed = 名单中的人
