### Knöpfe und die kurzen Antworten auf sie (höchstens 200 Zeichen).

button-size = { $target }
button-size_recommended = { $target } · empfohlen
button-own = Eigene Größe, { $width } × { $height }
button-own_recommended = Eigene Größe · empfohlen
button-why = Warum?
button-purpose = Wofür ist es?
button-wait = Auf die bessere Datei warten
button-wait_no_more = Nicht warten
button-this_copy = Aus dieser Kopie
button-cancel = Abbrechen
button-cancel_all = Alle abbrechen
button-resend = Noch einmal schicken
button-resend_one = { $number } noch einmal schicken

press-taken = Mache ich. Es geht los, sobald du dran bist.
press-again = Ich bin schon dabei.
press-made = Das ist schon fertig, sieh weiter unten nach.
press-made_before = Das habe ich schon einmal gemacht, hier kommt es.
press-taken_all = Mache ich, alle.
press-too_many =
    { $limit ->
        [one] Ich habe schon { $limit } Foto für dich zu machen. Sobald es fertig ist, drück noch einmal.
       *[other] Ich habe schon { $limit } Fotos für dich zu machen. Sobald eins fertig ist, drück noch einmal.
    }
press-set = Gemerkt.
press-administrators = Das können nur Administratoren dieser Gruppe ändern.
press-listed = Notiert. Antworte mit /allow auf die Nachricht von jemandem, um die Person einzutragen, mit /disallow, um sie zu streichen.
press-waiting = Ich warte auf die bessere Datei.
press-waiting_no_more = Ich warte nicht mehr.
press-too_late_to_wait = Es entsteht schon. Schick die bessere Datei trotzdem.
press-unknown = Dieser Knopf geht nicht mehr. Schick mir das Foto noch einmal.
press-gone = Dieses Foto habe ich nicht mehr. Bitte schick es noch einmal.
press-not_yours = Das kann nur drücken, wer gefragt hat, oder ein Administrator.
press-cancelled = Abgebrochen.
press-too_late = Zum Abbrechen ist es zu spät, es ist fertig.
press-resent = Hier kommt es noch einmal.
press-error = Das hat nicht geklappt, und es liegt an mir. Bitte drück noch einmal.
press-bad_target = Diese Größe kann ich aus diesem Foto nicht machen.

button-wrong = Etwas stimmt nicht
button-wrong_one = { $number } stimmt nicht
button-none_wrong = Doch alles gut
button-lend = Ja, behalte ihn
button-lend_not = Nein

press-which = Welcher? Drück seine Nummer, dann kommen dort die eigenen Pixel deines Fotos hin.
press-close_up = Kommt sofort.
press-mending = Dort kommen die eigenen Pixel deines Fotos hin.

again-crisper = Knackiger
again-softer = Weicher
again-safer = Vorsichtiger
again-drawing = Als Zeichnung
again-photo = Als Foto
again-jpeg = Als JPEG


button-versions = Fassungen
button-other_size = Andere Größe
button-delete = Löschen
button-delete_yes = Ja, löschen
button-delete_no = Behalten
button-versions_all = Alle schicken
button-versions_send = Diese { $count } schicken
again-webp = Als WebP
press-too_many_today =
    Du hast in 24 Stunden { $limit ->
        [one] { $limit } Master
       *[other] { $limit } Master
    } verlangt, mehr erlaubt mein Betreiber nicht. Bitte drück morgen noch einmal.
press-maintenance = An mir wird gerade gearbeitet. Bitte drück später noch einmal.
press-not_listed = Ich arbeite für die Leute und Gruppen, die mein Betreiber eingetragen hat.
press-blind =
    Gemerkt. Aber ich sehe hier nur, was an mich gerichtet ist: Mach mich zum Administrator der Gruppe oder bitte meinen Betreiber, den Privatsphäre-Modus auszuschalten.
press-versions = Ich sehe nach, wo ich schneide. Einen Moment.
press-versions_coming = Sie sind unterwegs.
press-versions_sent = Hier kommen sie.
press-versions_none = Wähl erst eine aus.
press-no_other_size = Für dieses Foto gibt es keine andere Größe.
press-delete_ask =
    Löscht diesen Master und sein Prüfblatt für immer, hier und bei mir. Dein Foto bleibt; /forget löscht auch das.
press-deleted = Gelöscht.
press-kept = Dieser Master ist für dein Team freigegeben, also bleibt er.
