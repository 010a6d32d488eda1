### Lo que el motor dice de un archivo (véase el archivo del mismo nombre en en).

seen-photo = Llegó como foto, y Telegram comprime las fotos.
seen-photo_shrunk =
    Llegó como foto: Telegram comprime las fotos y quizá redujo esta a sus { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }.
seen-photo_advice = Envía la misma imagen como Archivo y me llega entera.
seen-photo_advice_too = Envía esa, como Archivo.
seen-app = { $app } la comprimió antes de llegar aquí.
seen-app_advice = Enviarla como Archivo ya no ayuda: pide el archivo mismo a quien la envió por { $app }.
seen-app_whatsapp =
    Enviarla como Archivo ya no ayuda: pide a quien la envió por WhatsApp que la mande como Documento.
seen-app_telegram = Pide a quien tenga el original que lo envíe por Telegram como Archivo.
seen-some_app = Fue comprimida como lo hacen las apps de chat.
seen-some_app_advice = Pide a quien la envió el archivo mismo, no una copia del chat.
seen-file_name = El nombre del archivo parece puesto por { $app }.
seen-screenshot = Parece una captura de pantalla: la foto tiene el detalle de la pantalla, no el suyo.
seen-screenshot_advice = Comparte la imagen misma desde la app, no una captura de ella.
seen-letterbox = Alrededor de la foto hay bandas lisas: es una copia hecha para caber en una pantalla.
seen-letterbox_advice = Envía la foto sin las bandas, como se tomó.
seen-bands = Tiene bandas lisas alrededor.
seen-thumbnail =
    Es tamaño de miniatura: solo { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    } en el lado largo.
seen-thumbnail_advice = Busca la imagen a tamaño completo de la que salió esta miniatura.

seen-cropped =
    Se recortó de otro JPEG y se guardó de nuevo; aquel tenía una calidad de unos { $quality } sobre 100.
seen-cropped_advice = Busca la imagen de antes del recorte.
seen-twice =
    Se guardó como JPEG al menos dos veces, la primera con una calidad de unos { $quality } sobre 100.
seen-twice_advice = Busca el archivo tal como era antes de guardarse otra vez.
seen-hidden = Dentro de este { $thing } hay un JPEG.
seen-hidden_quality = Dentro de este { $thing } hay un JPEG con una calidad de unos { $quality } sobre 100.
seen-hidden_advice = Busca el JPEG del que se hizo este { $thing }.
seen-compressed = Se comprimió hasta perder el detalle fino (calidad de unos { $quality } sobre 100).
seen-compressed_heavy =
    Se comprimió mucho (calidad de unos { $quality } sobre 100): espera superficies lisas donde había textura.
seen-compressed_camera = La cámara la guardó con una calidad modesta (unos { $quality } sobre 100).
seen-compressed_advice = Pide el archivo tal como salió de la cámara.
seen-enlarged =
    Se amplió de una imagen más pequeña: tiene el detalle de unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }.
seen-enlarged_jpeg =
    Se amplió de un JPEG más pequeño: tiene el detalle de unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }.
seen-enlarged_advice = Busca la imagen más pequeña de la que salió: ampliar esa conserva más.
seen-nearest =
    Se amplió repitiendo píxeles: tiene el detalle de unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }.
seen-nearest_advice = Busca la imagen más pequeña de la que salió: se puede ampliar mucho mejor.
seen-soft =
    Se ve más blanda que su tamaño: tiene el detalle de unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }.
seen-hollow =
    Está borrosa o fue ampliada: tiene el detalle de unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }. Lo que se perdió solo se puede adivinar.
seen-soft_advice = Busca un original de esta imagen, más nítido o más pequeño.
seen-palette = Tiene pocos colores: las zonas lisas muestran bandas o puntos.
seen-posterised = Sus tonos están cortados en escalones: las zonas lisas pueden mostrar bandas.
seen-posterised_advice = Busca la foto como era antes de este archivo.

seen-camera = Las notas de la propia cámara siguen en el archivo ({ $camera }).
seen-edited = El archivo lo guardó un editor de fotos ({ $editor }).
seen-credentials = El archivo lleva Content Credentials, un registro firmado de cómo se hizo.
seen-credentials_ai = Las Content Credentials del archivo dicen que la IA participó en él.
seen-tiny_face =
    La cara mide solo unos { $width ->
        [one] { $width } píxel
        [many] { $width } de píxeles
       *[other] { $width } píxeles
    } de ancho: ampliar no devuelve el parecido.
seen-tiny_faces =
    Las caras miden solo unos { $width ->
        [one] { $width } píxel
        [many] { $width } de píxeles
       *[other] { $width } píxeles
    } de ancho: ampliar no devuelve el parecido.
seen-motion = Se movió la cámara o el sujeto: ese desenfoque se puede suavizar, no deshacer.
seen-noise = La foto tiene grano: no siempre se distingue de la textura fina.
seen-halos = Se enfocó demasiado: los bordes llevan costuras claras y oscuras que seguirán viéndose.

seen-limit_none = Tiene más píxeles que detalle: lo que añada ampliarla más será casi todo adivinado.
seen-limit_own =
    Se puede ampliar bien hasta unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }: 4K sería casi todo adivinado.
seen-limit_all =
    Se puede ampliar bien hasta unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }: 2K o 4K serían casi todo adivinado.
seen-limit_2k =
    Se puede ampliar bien hasta unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }: 2K le va bien, 4K sería casi todo adivinado.
