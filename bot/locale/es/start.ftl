### Español. De tú, sin signos de exclamación.
### Palabras: master = máster; proof sheet = hoja de prueba; File = Archivo (forma de envío en Telegram);
### crop = recorte; size = tamaño; copy = copia; to make = hacer; source's own pixels = los píxeles de tu foto.

start =
    Envíame una foto demasiado pequeña y hago de ella un archivo grande y limpio.

    1. Miro tu foto y te digo cuánto vale.
    2. Eliges 2K o 4K.
    3. Recibes una hoja de prueba para juzgar y un máster para guardar.

help =
    Envía una foto, mejor como Archivo: Telegram reduce las fotos, los archivos llegan enteros.

    Atajos: escribe 2k o 4k bajo la foto, o responde a una foto con /2k, /4k o /upscale.
    En un grupo, responde a una foto con /upscale o mencióname bajo la tuya.
    /status muestra en qué trabajo para ti, /forget borra todo lo tuyo.
help-group =
    Responde a una foto con /upscale, /2k o /4k, o mencióname bajo tu foto, y yo me encargo del resto.

other-text = Trabajo con fotos. Envíame una, mejor como Archivo, y te digo qué se puede hacer con ella.
other-link =
    No busco imágenes en enlaces: una página suele dar una copia más pequeña. Guarda la imagen y envíala aquí como Archivo.
other-sticker = Eso es un sticker. Envíame una foto, mejor como Archivo, y la hago más grande.
other-animation =
    Eso es una animación, y yo trabajo solo con fotos fijas. Envíame una foto, mejor como Archivo.
other-video = Eso es un vídeo, y yo trabajo solo con fotos fijas. Si importa un momento, envíalo como foto.
other-voice = No sé escuchar, solo miro fotos. Envíame una, mejor como Archivo.
other-audio = Eso es sonido, y yo solo miro fotos. Envíame una, mejor como Archivo.
other-document = Ese archivo no es una imagen. Acepto JPEG, PNG, WebP, HEIC, AVIF, TIFF y BMP.
other-thing = Con eso no puedo hacer nada. Envíame una foto, mejor como Archivo, y la hago más grande.
other-command = No conozco ese comando. /help muestra lo que sé hacer.

reply-needs_photo = Responde con esto a una foto, o escríbelo bajo la foto, y yo me encargo del resto.
reply-no_picture =
    No veo ninguna imagen en ese mensaje. Si la hay, envíala otra vez con { $mention } en el pie de foto: en los grupos solo veo lo que va dirigido a mí.

command-upscale = Responde con esto a una foto
command-2k = Responde a una foto: en 2K
command-4k = Responde a una foto: en 4K
command-status = En qué trabajo
command-settings = Tamaño, aspecto, formato, idioma
command-forget = Borrar todo lo tuyo
command-help = Cómo funciona

error = Algo ha fallado por mi parte. Inténtalo otra vez.
