### 细看页面：成品叠在照片上，在浏览器或 Telegram 里打开。

button-inspect = 细看

inspect-before = 之前
inspect-after = 之后
inspect-about = 之前：你的照片，普通放大。之后：成品。
inspect-slider = 显示多少“之前”
inspect-picture = 图片。方向键移动，加号和减号缩放，0 显示整张，1 显示 100 %，n 和 p 在各处之间跳转。
inspect-larger = 放大
inspect-smaller = 缩小
inspect-whole = 整张图片
inspect-places = 检查了什么
inspect-no_places = 检查没有发现需要指出的地方。

inspect-download = 下载成品

inspect-loading = 正在准备图片…
inspect-failed = 没能准备好这张图片。正在重试…
inspect-given_up = 没能准备好这张图片。

inspect-gone = 这张图片已被删除，没有可以显示的了。
inspect-expired = 这个链接已过期。只要没在聊天里删除，图片本身还在聊天里。
inspect-invalid = 这个链接打不开任何图片。请用聊天里的按钮打开。
inspect-not_yours = 只有请求这张图片的人可以在这里打开它。
inspect-from_chat = 请用聊天里的按钮打开这个页面。
