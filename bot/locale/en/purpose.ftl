### What is it for? From a purpose to a size.

purpose-ask = What is it for?
purpose-ask_sheet = Which sheet? In centimetres:
purpose-ask_distance = { $sheet }: from how far will it be looked at?
purpose-web = Web
purpose-everyday = Screens, sharing
purpose-print = Print
purpose-hand = In the hand · 300 dpi
purpose-wall = On the wall · 150 dpi
purpose-back = Back
purpose-for_web = For the web
purpose-for_everyday = For screens and sharing
purpose-for_print = For { $sheet } at { $dpi } dpi, { $width } × { $height } cm of picture,
purpose-does_it = { $purpose } { $target } is enough.
purpose-own_does_it = { $purpose } its own size is enough.
purpose-large = For very large prints and walls
purpose-large_choice = { $purpose } there is { $target }.
purpose-price_time = { $target } takes { $left } here once it is its turn, 4K would take { $less }.
purpose-price_factor = { $target } takes about { $times } times as long as 4K, and so much more room.
purpose-weak =
    This file can be enlarged well to about { $side } pixels, so much of it would be guessed. A better file would help more than a larger size.
purpose-seconds =
    about { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
purpose-minutes =
    about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
purpose-make = Make it in { $target }
