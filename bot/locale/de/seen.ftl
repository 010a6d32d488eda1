### Was der Motor über eine Datei sagt (siehe die gleichnamige Datei in en).

seen-photo = Es kam als Foto, und Fotos komprimiert Telegram.
seen-photo_shrunk =
    Es kam als Foto: Telegram komprimiert Fotos und hat dieses vielleicht auf seine { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    } verkleinert.
seen-photo_advice = Schick dasselbe Bild als Datei, dann bekomme ich es ganz.
seen-photo_advice_too = Schick gleich jenes, als Datei.
seen-app = Es wurde von { $app } zusammengedrückt, bevor es hierher kam.
seen-app_advice =
    Als Datei senden hilft jetzt nicht mehr: Bitte den, der es dir über { $app } geschickt hat, um die Datei selbst.
seen-app_whatsapp =
    Als Datei senden hilft jetzt nicht mehr: Bitte den Absender in WhatsApp, es als Dokument zu schicken.
seen-app_telegram = Bitte den, der das Original hat, es in Telegram als Datei zu schicken.
seen-some_app = Es wurde so zusammengedrückt, wie Chat-Apps es tun.
seen-some_app_advice = Bitte den Absender um die Datei selbst, nicht um eine Kopie aus dem Chat.
seen-file_name = Der Dateiname sieht aus wie einer von { $app }.
seen-screenshot =
    Das sieht nach einem Screenshot aus: Das Foto darin hat die Details des Bildschirms, nicht seine eigenen.
seen-screenshot_advice = Teile das Bild selbst aus der App statt eines Screenshots davon.
seen-letterbox = Um das Foto wurden einfarbige Balken gelegt: Es ist eine Kopie, passend für einen Bildschirm.
seen-letterbox_advice = Schick das Foto ohne Balken, so wie es aufgenommen wurde.
seen-bands = Ringsum sind einfarbige Streifen.
seen-thumbnail =
    Das ist Vorschaugröße: nur { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    } an der langen Seite.
seen-thumbnail_advice = Such das Bild in voller Größe, aus dem diese Vorschau entstand.

seen-cropped =
    Es wurde aus einem anderen JPEG geschnitten und neu gespeichert; jenes hatte eine Qualität von etwa { $quality } von 100.
seen-cropped_advice = Such das Bild, wie es vor dem Zuschneiden war.
seen-twice =
    Es wurde mindestens zweimal als JPEG gespeichert, zuerst mit einer Qualität von etwa { $quality } von 100.
seen-twice_advice = Such die Datei, wie sie vor dem erneuten Speichern war.
seen-hidden = In diesem { $thing } steckt ein JPEG.
seen-hidden_quality = In diesem { $thing } steckt ein JPEG mit einer Qualität von etwa { $quality } von 100.
seen-hidden_advice = Such das JPEG, aus dem dieses { $thing } gemacht wurde.
seen-compressed =
    Es wurde komprimiert, bis feine Details verloren gingen (Qualität etwa { $quality } von 100).
seen-compressed_heavy =
    Es wurde sehr stark komprimiert (Qualität etwa { $quality } von 100): Rechne mit glatten Flächen, wo Struktur war.
seen-compressed_camera = Die Kamera hat es mit mäßiger Qualität gespeichert (etwa { $quality } von 100).
seen-compressed_advice = Bitte um die Datei, wie sie aus der Kamera kam.
seen-enlarged =
    Es wurde aus einem kleineren Bild vergrößert: Es hat die Details von etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixeln
    }.
seen-enlarged_jpeg =
    Es wurde aus einem kleineren JPEG vergrößert: Es hat die Details von etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixeln
    }.
seen-enlarged_advice =
    Such das kleinere Bild, aus dem es entstand: Vergrößert man jenes, bleibt mehr erhalten.
seen-nearest =
    Es wurde durch Wiederholen von Pixeln vergrößert: Es hat die Details von etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixeln
    }.
seen-nearest_advice = Such das kleinere Bild, aus dem es entstand: Es lässt sich viel besser vergrößern.
seen-soft =
    Es sieht weicher aus als seine Größe: Es hat die Details von etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixeln
    }.
seen-hollow =
    Es ist unscharf oder wurde vergrößert: Es hat die Details von etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixeln
    }. Was verloren ging, lässt sich nur raten.
seen-soft_advice = Such ein schärferes oder kleineres Original dieses Bildes.
seen-palette = Es hat nur wenige Farben: Glatte Flächen zeigen Streifen oder Punkte.
seen-posterised = Seine Töne sind in Stufen zerlegt: Glatte Flächen können Streifen zeigen.
seen-posterised_advice = Such das Foto, wie es vor dieser Datei war.

seen-camera = Die Notizen der Kamera sind noch in der Datei ({ $camera }).
seen-edited = Die Datei wurde von einem Bildbearbeitungsprogramm gespeichert ({ $editor }).
seen-credentials = Die Datei trägt Content Credentials, einen signierten Bericht darüber, wie sie entstand.
seen-credentials_ai = Die Content Credentials der Datei sagen, dass KI an ihr mitgewirkt hat.
seen-tiny_face =
    Das Gesicht darin ist nur etwa { $width ->
        [one] { $width } Pixel
       *[other] { $width } Pixel
    } breit: Vergrößern bringt keine Ähnlichkeit zurück.
seen-tiny_faces =
    Die Gesichter darin sind nur etwa { $width ->
        [one] { $width } Pixel
       *[other] { $width } Pixel
    } breit: Vergrößern bringt keine Ähnlichkeit zurück.
seen-motion = Die Kamera oder das Motiv hat sich bewegt: Solche Unschärfe lässt sich mildern, nicht beheben.
seen-noise = Das Foto ist körnig: Korn und feine Struktur lassen sich nicht immer unterscheiden.
seen-halos = Es wurde stark geschärft: An Kanten liegen helle und dunkle Säume, die sichtbar bleiben.

seen-limit_none = Es hat mehr Pixel als Details: Was weiteres Vergrößern hinzufügt, ist meist geraten.
seen-limit_own =
    Gut vergrößern lässt es sich auf etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    }: 4K wäre meist geraten.
seen-limit_all =
    Gut vergrößern lässt es sich auf etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    }: 2K oder 4K wären meist geraten.
seen-limit_2k =
    Gut vergrößern lässt es sich auf etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    }: 2K passt, 4K wäre meist geraten.
