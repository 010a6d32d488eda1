### The team's library: linking it, publishing to it, finding in it.

library-private = Eine Bibliothek gehört einem Team: sende /library in der Gruppe deines Teams.
library-none =
    Diese Gruppe hat noch keine Bibliothek. Mach mich zum Administrator eures Kanals und dieser Gruppe. Sende dann hier /library @kanal, oder leite einen Beitrag des Kanals hierher weiter und antworte darauf mit /library.
library-not_administrator = Das können nur Administratoren dieser Gruppe.
library-no_channel =
    Ich sehe diesen Kanal nicht. Nimm mich dort zuerst als Administrator auf und versuche es noch einmal.
library-not_a_channel = Das ist kein Kanal. Eine Bibliothek liegt in einem Kanal, den dein Team liest.
library-may_not_post =
    In { $channel } darf ich noch nichts posten. Gib mir dort als Administrator das Recht dazu und sende es noch einmal.
library-administrator_here =
    Mach mich auch in dieser Gruppe zum Administrator: nur dann sehe ich Reaktionen und wer zum Team gehört. Sende es dann noch einmal.
library-anonymous =
    Bei anonymen Administratoren lässt sich nicht sagen, wer sie im Kanal sind. Sende es bitte unter deinem Namen.
library-not_yours = Du bist kein Administrator von { $channel }. Bitte jemanden von dort, dies hier zu senden.
library-linked =
    Was hier freigegeben wird, geht von jetzt an nach { $channel }: drücke Veröffentlichen unter einem Master, antworte mit /publish und einem Titel, oder reagiere mit 👍.
library-shown =
    Die Bibliothek dieser Gruppe ist { $channel }, mit { $count ->
        [one] { $count } Master
       *[other] { $count } Mastern
    }.
library-unlinked = Diese Gruppe hat keine Bibliothek mehr. Was veröffentlicht wurde, bleibt im Kanal.
library-lapsed =
    Wer diese Gruppe verknüpft hat, ist kein Administrator ihres Kanals mehr, darum ist die Bibliothek zu. Ein Administrator des Kanals öffnet sie wieder: /library @kanal
library-better =
    Eure Bibliothek hat einen Master wohl desselben Fotos: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Administratoren veröffentlichen
button-library_members = Alle veröffentlichen
button-library_off = Bibliothek beenden
button-library_off_yes = Beenden
button-library_end_other = Für { $group } beenden
button-publish = Veröffentlichen
button-publish_red = Trotzdem veröffentlichen
button-find_more = Mehr
button-send_master = Diesen Master senden
press-publish_red =
    Die Prüfung sagt, auf ein Gesicht oder einen Text hier ist kein Verlass. Drücke noch einmal, wenn es trotzdem veröffentlicht werden soll.
press-publishing = Ich veröffentliche es.
press-publish_not_yours = In dieser Gruppe veröffentlichen nur Administratoren.
press-publish_nowhere =
    Hier ist keine Bibliothek, in die du veröffentlichen darfst. /library in der Gruppe deines Teams richtet eine ein.
press-not_team = Das können nur Mitglieder des Teams.
publish-usage = Antworte auf einen Master mit /publish, wenn du magst mit Titel und #Schlagwörtern.
publish-which = Für welches Team ist es?
publish-done = Veröffentlicht: { $link }
publish-done_again = Als Version { $version } veröffentlicht: { $link }
publish-before = Es steht schon in der Bibliothek: { $link }
publish-busy = Jemand veröffentlicht es gerade in { $channel }.
publish-gone =
    Der Master wird nicht mehr aufbewahrt. Lass ihn neu machen und veröffentliche ihn dann in { $channel }.
publish-refused = Ich konnte in { $channel } nichts posten. Bin ich dort noch ein Administrator, der das darf?
publish-trouble = { $channel } war nicht zu erreichen. Versuche es bitte in einer Minute noch einmal.
asset-version = { $title }, Version { $version }
asset-proof = Prüfbogen: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Quelle: { $verdict }.
asset-people = Gewünscht von { $asked }, freigegeben von { $approved }
asset-replaces = Ersetzt { $link }
asset-replaced = Ersetzt durch Version { $version }: { $link }
find-usage =
    Sende /find mit Wörtern, #Schlagwörtern, @Namen oder einem Datum wie 2026-11. Oder schick ein Bild mit /find darunter, oder antworte auf eines mit /find.
find-nothing = Nichts in der Bibliothek passt dazu.
find-stranger = Du bist in keinem Team, das hier eine Bibliothek hat.
find-too_large = So große Dateien gibt Telegram mir nicht. Sende eine kleinere Kopie des Bildes.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = Es steht hier: { $link }
inline-stranger = Für Mitglieder eines Teams
verify-usage = Antworte auf eine Datei mit /verify, und ich sage, ob sie ein Master von uns ist.
verify-master = Das ist ein unberührter Master von mir.
verify-in_library = Das ist ein unberührter Master aus der Bibliothek: { $title }. { $link }
verify-copy = Das ist selbst kein Master, sondern eine veränderte Kopie davon: { $title }. { $link }
verify-source = Das ist selbst kein Master, sondern das Foto, aus dem einer gemacht wurde: { $title }. { $link }
verify-probably = Das ist selbst kein Master. Es ist wahrscheinlich vom selben Foto wie dieser: { $title }. { $link }
verify-unknown = Dieses Bild kenne ich nicht.
verify-too_large =
    So große Dateien gibt Telegram mir nicht. Leite die Nachricht weiter, mit der ich sie gesendet habe, oder sende eine kleinere Kopie.
command-library = Die Bibliothek deines Teams
command-publish = Einen Master veröffentlichen
command-find = Einen Master finden
command-verify = Ist das ein Master von uns?
export-begun = Ich packe die Bibliothek. Die Dateien kommen nacheinander.
export-under_way = Die Bibliothek wird gerade schon gepackt.
export-done =
    Das ist die ganze Bibliothek: { $count ->
        [one] { $count } Master
       *[other] { $count } Master
    }, und eine Tabelle von allen.
export-missing =
    { $count ->
        [one] { $count } davon steht nur in der Tabelle
       *[other] { $count } davon stehen nur in der Tabelle
    }: zum Senden zu groß oder nicht mehr zu haben.
export-failed = Der Export brach ab, weil Telegram nicht zu erreichen war. Bitte frag noch einmal.
import-taken = Jetzt in der Bibliothek: { $title }. { $link }
import-too_large = So große Dateien gibt Telegram mir nicht, daher ist sie nicht in der Bibliothek.
import-unreadable = Ich konnte diese Datei nicht als Bild lesen, daher ist sie nicht in der Bibliothek.
button-publish_versions = Auch die Fassungen
press-publish_versions = Ich stelle die Fassungen darunter.
publish-versions_done = Die Fassungen stehen darunter: { $link }
publish-versions_none = Es gibt keine Fassung, die dort noch nicht steht.
publish-versions_unsure =
    Telegram hat nicht bestätigt, dass alle Fassungen angekommen sind. Wenn sie in einer Minute nicht darunter stehen, drück noch einmal: { $link }
library-posts = Dateien, die ihr dort postet, nehme ich auf. Leitet ältere von dort an diese Gruppe weiter.
unpublish-usage = Antworte mit /unpublish auf einen Master, seinen Beitrag, seine Datei oder ein Wort von mir mit seinem Link, oder schick den Link dahinter.
unpublish-done = { $title } steht nicht mehr in der Bibliothek, und der Beitrag ist gelöscht.
unpublish-post_stays = { $title } steht nicht mehr in der Bibliothek. Der Beitrag bleibt, denn ich darf ihn nicht löschen: { $link }
unpublish-stranger = Du verwaltest kein Team, das hier eine Bibliothek hat.
find-gone = Der Beitrag wurde gelöscht, darum steht es nicht mehr in der Bibliothek.
button-unpublish = Wieder herausnehmen
button-unpublish_yes = Herausnehmen
