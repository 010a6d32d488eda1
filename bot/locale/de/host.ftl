### Was der Betreiber und seine Leute hören, und was andere von seinen Regeln hören.
host-refused =
    Ich arbeite für die Leute und Gruppen, die mein Betreiber eingetragen hat, und du bist noch nicht dabei. Gib ihm diese Nummer, dann kann er dich eintragen: { $number }
host-maintenance =
    An mir wird gerade gearbeitet. Dein Foto ist aufgehoben, ich antworte, sobald ich zurück bin.
host-maintenance_on =
    Ab jetzt nehme ich Fotos an, antworte aber später, und Größen lassen sich nicht drücken. Was schon wartet, wird gemacht. /maintenance off beendet das.
host-maintenance_off = Ich arbeite wieder und beantworte, was inzwischen gekommen ist.
host-maintenance_which = /maintenance on oder /maintenance off. Im Moment: { $now }.
host-errors = Das sollte sich jemand ansehen. Im Protokoll steht alles.
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [one] { $times }-mal
       *[other] { $times }-mal
    })
host-stats =
    Fotos in 24 Std.: { $photos }, Leute: { $people }.
    Master in 24 Std.: { $delivered } zugestellt, { $failed } misslungen, { $cancelled } abgebrochen.
    Jetzt: { $queued } warten, { $running } entstehen, { $made } unterwegs.
    Wartet am längsten: { $oldest }.
    Die Hälfte brauchte { $half } oder weniger, vom Drücken bis zum Master.
    Aufgehoben: { $kept_photos } Fotos, Leute: { $kept_people }. Frei auf der Platte: { $free }.
host-failed = Gründe: { $reasons }.
host-seconds = { $seconds } s
host-minutes = { $minutes } min
host-none = keine

privacy =
    Deine Fotos und Master werden samt ihrer Auswertung { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } { $where } aufgehoben, damit die Knöpfe weiter gehen; dann werden sie gelöscht. Einstellungen bleiben bis /forget, das alles auf einmal löscht.
    An Dritte geht nichts: Die Bilder machen die Rechner meines Betreibers. Unsere Nachrichten trägt Telegram.
privacy-here = auf dem Rechner meines Betreibers
privacy-elsewhere = im Speicher meines Betreibers
command-privacy = Was ich aufhebe, wie lange, wo
reply-administrators = In dieser Gruppe dürfen mich nur Administratoren fragen.
reply-listed =
    In dieser Gruppe dürfen mich nur Gelistete fragen. Ein Administrator kann auf deine Nachricht mit /allow antworten.
listed-on = { $name } steht auf der Liste.
listed-off = { $name } steht nicht auf der Liste.
listed-not_in_force = Es zählt, sobald in /settings steht: Nur Gelistete.
listed-whom = Antworte damit auf die Nachricht der Person, die du meinst.
listed-groups_only = Das geht in Gruppen: Ein Administrator antwortet damit auf die Nachricht von jemandem.
