### 管理者和他的人听到的，以及大家听到的规则。
host-refused = 我只为名单上的人和群工作，你还不在名单里。把这个号码交给管理我的人就能加入：{ $number }
host-maintenance = 我正在维护中。你的照片已收好，我一回来就回复。
host-maintenance_on = 从现在起我收照片，但稍后再回复，尺寸也不能点。已在等待的会做完。用 /maintenance off 结束。
host-maintenance_off = 我恢复工作了，开始回复这段时间收到的内容。
host-maintenance_which = /maintenance on 或 /maintenance off。目前：{ $now }。
host-errors = 这里需要看一下。日志里有全部内容。
host-error = · { $what }
host-error_often = · { $what }（{ $times } 次）
host-stats =
    24 小时内的照片：{ $photos }，来自 { $people } 人。
    24 小时内的成品：送达 { $delivered }，失败 { $failed }，取消 { $cancelled }。
    现在：等待 { $queued }，制作中 { $running }，发送中 { $made }。
    等得最久：{ $oldest }。
    一半在 { $half } 以内完成，从点按到成品。
    保存：{ $kept_photos } 张照片，{ $kept_people } 人。磁盘剩余 { $free }。
host-failed = 原因：{ $reasons }。
host-seconds = { $seconds } 秒
host-minutes = { $minutes } 分钟
host-none = 无

privacy =
    你的照片和成品连同分析会{ $where }保存 { $days } 天，好让按钮继续可用，之后就会删除。设置会保留到 /forget，它会一次删除全部。
    不会交给第三方：图片由管理我的人自己的机器制作。消息由 Telegram 传送。
privacy-here = 在管理我的人的机器上
privacy-elsewhere = 在管理我的人的存储里
command-privacy = 我保存什么、多久、在哪里
reply-administrators = 在本群只有管理员可以找我。
reply-listed =
    在本群只有名单中的人可以找我。管理员可以用 /allow 回复你的消息。
listed-on = { $name } 在名单中。
listed-off = { $name } 不在名单中。
listed-not_in_force = 在 /settings 里选“名单中的人”后生效。
listed-whom = 请用它回复你所指的那个人的消息。
listed-groups_only = 这用于群组：由管理员用它回复某人的消息。
