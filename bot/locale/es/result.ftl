### Lo que llega: primer vistazo, hoja de prueba, máster, y una segunda mirada.

look-caption = Un primer vistazo en { $target }: a la izquierda como está, a la derecha como quedaría.

proof-caption = Hoja de prueba: antes y después a tamaño real. Mira bien antes de usar el máster.
proof-numbers = Un número envía ese recorte más grande.

close_up-caption =
    Recorte { $number }, más grande. A la izquierda la ampliación simple, a la derecha el resultado.

wrong-lend =
    Pongo los píxeles de tu propia foto en el recorte { $number } y envío el nuevo máster.

    ¿Puedo guardar aquí este recorte, para aprender a ver sitios así? No sale de esta máquina, y /forget lo borra.
wrong-lent = Gracias, guardo el recorte { $number }.
wrong-not_lent = No guardo el recorte { $number }.

master-caption = { $width } × { $height }, { $format }.
master-smaller_format = Como PNG superaría los { $most } de Telegram, así que es un { $format }.
master-plain =
    El modelo habría dibujado algo que tu archivo no muestra, así que aquí no hay nada de él: es tu archivo, ampliado sin más.

trust-green = La revisión no encontró nada que contradiga tu foto.
trust-amber = La revisión encontró sitios donde el modelo adivinó; mira la hoja de prueba.
trust-red = La revisión encontró sitios que quizá no sean fieles a tu foto; mira la hoja de prueba.

delivery-unsure =
    Telegram no confirmó que { $name } llegara. Si en un minuto no está arriba, puedo enviarlo otra vez.
delivery-second = Puede ser una segunda copia: me interrumpieron mientras enviaba la primera.
delivery-looking = Me interrumpieron mientras enviaba { $name }. Miro si llegó.


proof-none = Esta vez no pude dibujar la hoja de prueba, así que compara tú con tu foto.
close_up-failed = No pude dibujar más grande el recorte { $number }. A tu máster no le afecta.
trust-green_alone = La revisión no encontró nada que contradiga tu foto.
trust-amber_alone = La revisión encontró sitios donde el modelo adivinó.
trust-red_alone = La revisión encontró sitios que quizá no sean fieles a tu foto.

together-proofs =
    Hojas de prueba, en el orden de tus fotos: antes y después a tamaño real. Mira bien antes de usar los másteres.
together-ask = Estos son tus másteres. Un número trae lo que puedo hacer con ese.
together-line = { $number }. { $name }
together-fewer = Los demás no salieron; junto a cada foto dije por qué.
together-unsure =
    Telegram no confirmó que estos llegaran. Lo que en un minuto no esté arriba, puedo enviarlo otra vez.
together-one = Lo que puedo hacer con { $name }:
