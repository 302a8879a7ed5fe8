//! What stands on the stove: kettles, teapots, pans.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, COAL, DARK_WOOD, PAPER, Rgb, STEEL, WOOD};

/// Gooseneck, whistling, electric, enamel.
pub(super) fn kettle(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => gooseneck(brush, colour),
        1 => whistling(brush, colour),
        2 => electric(brush, colour),
        _ => enamel(brush, colour),
    }
}

fn gooseneck(brush: &mut Brush, colour: Rgb) {
    brush.shadow(268, 540);
    brush.tube("M500 424C588 386 640 430 604 566", WOOD, 32);
    brush.solid(
        "M306 606C212 604 236 432 178 392L142 388L140 366L186 368C262 402 246 528 318 540z",
        colour,
        8,
    );
    brush.solid(
        "M268 612L304 412Q308 390 332 390H468Q492 390 496 412L532 612Q536 640 508 640H292Q264 640 268 612z",
        colour,
        54,
    );
    brush.fill("M299 440L304 414H496L501 440z", colour.dark(16));
    brush.solid(
        "M318 390Q322 356 360 352H440Q478 356 482 390z",
        colour.light(14),
        22,
    );
    brush.solid(&block(378, 316, 44, 40, 16), WOOD, 14);
    brush.gleam("M318 470L302 578", 16);
}

fn whistling(brush: &mut Brush, colour: Rgb) {
    brush.shadow(236, 566);
    brush.tube("M292 440C262 240 538 240 508 440", DARK_WOOD, 34);
    brush.solid(
        "M262 532L170 462Q160 440 176 424L196 416L312 470z",
        colour,
        10,
    );
    brush.solid("M160 450L186 404L206 416L180 462z", STEEL, 8);
    brush.solid(
        "M230 566C230 460 306 404 400 404S570 460 570 566V600Q570 640 530 640H270Q230 640 230 600z",
        colour,
        62,
    );
    brush.fill(
        "M230 596H570V604Q570 620 564 626H236Q230 620 230 604z",
        STEEL,
    );
    brush.solid(
        "M338 414Q400 376 462 414Q430 428 400 428T338 414z",
        colour.light(14),
        14,
    );
    brush.solid(&block(380, 360, 40, 34, 15), DARK_WOOD, 12);
    brush.solid(&block(272, 414, 42, 40, 14), STEEL, 12);
    brush.solid(&block(486, 414, 42, 40, 14), STEEL, 12);
    brush.gleam("M264 566C268 516 288 480 318 462", 16);
}

fn electric(brush: &mut Brush, colour: Rgb) {
    brush.shadow(272, 548);
    brush.tube(
        "M492 352H572Q606 352 602 388L588 536Q584 568 550 568H512",
        COAL,
        32,
    );
    brush.solid("M336 300L254 330Q252 352 282 366L320 400z", colour, 8);
    brush.solid(
        "M290 600L320 324Q324 296 352 296H472Q498 296 502 324L530 600Q532 620 512 620H308Q288 620 290 600z",
        colour,
        56,
    );
    brush.solid(&block(338, 268, 148, 34, 14), COAL, 20);
    brush.solid(&block(392, 252, 40, 24, 10), COAL, 8);
    brush.fill(&block(398, 400, 18, 150, 9), PAPER);
    brush.fill(&block(398, 456, 18, 94, 9), Rgb(0x009c_c4d4));
    brush.solid(&block(272, 616, 268, 24, 10), COAL, 24);
    brush.gleam("M344 340L324 560", 16);
}

fn enamel(brush: &mut Brush, colour: Rgb) {
    brush.shadow(222, 578);
    brush.line("M262 454C262 270 538 270 538 454", STEEL.dark(20), 12);
    brush.tube("M342 316Q400 298 458 316", WOOD, 34);
    brush.solid("M250 560L146 408L168 392L200 396L320 520z", colour, 10);
    brush.line("M146 408L172 392L200 396", COAL, 10);
    brush.form(
        "M218 612L268 446Q274 428 294 428H506Q526 428 532 446L582 612Q588 640 560 640H240Q212 640 218 612z",
        colour,
        60,
        |brush| {
            for (x, y) in [(300, 500), (352, 560), (420, 480), (470, 590), (290, 606), (500, 520), (392, 618)] {
                brush.fill(&circle(x, y, 6), PAPER);
                brush.fill(&circle(x + 36, y + 26, 4), PAPER);
            }
        },
    );
    brush.line("M292 430H508", COAL, 12);
    brush.solid("M306 424Q316 380 400 378T494 424z", colour, 26);
    brush.solid(&circle(400, 366, 20), COAL, 10);
    brush.line("M240 636H560", COAL, 10);
    brush.gleam("M290 478L258 580", 15);
}

/// Round, cast iron, glass, side handle.
pub(super) fn teapot(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => round_pot(brush, colour),
        1 => cast_iron(brush, colour),
        2 => glass_pot(brush, colour),
        _ => side_pot(brush, colour),
    }
}

fn round_pot(brush: &mut Brush, colour: Rgb) {
    brush.shadow(278, 530);
    brush.line("M520 444C640 410 652 590 514 588", colour.dark(24), 34);
    brush.line("M518 440C632 408 644 586 512 584", colour, 24);
    brush.solid(
        "M292 570C214 560 222 470 176 430L150 428Q146 412 160 402L202 404C262 432 268 480 306 486z",
        colour,
        14,
    );
    brush.solid(
        "M320 640Q252 596 252 520C252 430 320 394 400 394S548 430 548 520Q548 596 480 640z",
        colour,
        60,
    );
    brush.solid(
        "M322 404Q336 362 400 360T478 404Q440 418 400 418T322 404z",
        colour.light(12),
        20,
    );
    brush.solid(&circle(400, 344, 24), colour.light(12), 12);
    brush.gleam("M284 520C286 478 302 450 328 434", 16);
}

fn side_pot(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 540);
    brush.solid(
        "M508 500L642 446Q668 440 672 464Q674 484 652 490L516 556z",
        WOOD,
        16,
    );
    brush.solid(
        "M288 520L204 448Q196 430 212 420L236 420L322 478z",
        colour,
        12,
    );
    brush.solid(
        "M262 560C262 470 318 430 400 430S538 470 538 560Q538 640 470 640H330Q262 640 262 560z",
        colour,
        58,
    );
    brush.solid(
        "M330 438Q340 398 400 396T470 438Q436 450 400 450T330 438z",
        colour.dark(14),
        18,
    );
    brush.solid(&block(378, 366, 44, 34, 14), WOOD, 14);
    brush.fill(
        "M262 566Q330 588 400 588T538 566L534 590Q470 612 400 612T266 590z",
        PAPER,
    );
    brush.gleam("M292 548C294 514 306 488 330 472", 14);
}

fn cast_iron(brush: &mut Brush, colour: Rgb) {
    brush.shadow(236, 570);
    brush.line("M270 470C250 262 550 262 530 470", COAL, 20);
    brush.solid(
        "M266 540L172 476Q160 452 178 440L206 438L310 486z",
        colour,
        10,
    );
    brush.form(
        "M300 640Q226 620 226 540C226 460 306 434 400 434S574 460 574 540Q574 620 500 640z",
        colour,
        64,
        |brush| {
            for row in 0..4 {
                let (y, start) = (492 + row * 36, 236 + row % 2 * 21);
                let tone = colour.light(if colour.is_dark() { 20 } else { 30 });
                brush.dashed(&format!("M{start} {y}H600"), tone, 17, "0 42");
            }
        },
    );
    brush.solid(
        "M316 444Q330 404 400 402T484 444Q440 460 400 460T316 444z",
        colour.dark(18),
        18,
    );
    brush.solid(&circle(400, 390, 20), BRASS, 10);
    brush.solid(&block(250, 446, 36, 40, 12), COAL, 10);
    brush.solid(&block(514, 446, 36, 40, 12), COAL, 10);
    brush.gleam("M256 538C260 510 276 488 300 476", 12);
}

fn glass_pot(brush: &mut Brush, colour: Rgb) {
    let glass = Rgb(0x00df_ebee);
    brush.shadow(270, 530);
    brush.line("M526 430C640 410 640 590 520 590", glass.dark(24), 24);
    brush.line("M524 427C634 408 634 587 518 587", glass, 14);
    brush.solid("M296 540L196 420Q200 400 222 400L316 470z", glass, 10);
    let body =
        "M304 640Q256 630 256 560V440Q256 400 300 400H500Q544 400 544 440V560Q544 630 496 640z";
    brush.form(body, glass, 44, |brush| {
        brush.fill(
            "M256 476Q400 492 544 476V700H256z",
            colour.mix(Rgb(0x00d8_8a3a), 30),
        );
        brush.fill(
            "M256 476Q400 460 544 476Q400 492 256 476z",
            colour.light(28),
        );
    });
    brush.veil(&block(344, 410, 112, 160, 20), STEEL, 55);
    for row in 0..5 {
        brush.dashed(
            &format!("M362 {}H450", 446 + row * 24),
            glass.dark(45),
            8,
            "0 26",
        );
    }
    brush.solid(&block(280, 376, 240, 30, 12), WOOD, 26);
    brush.solid(&block(376, 340, 48, 40, 16), WOOD, 14);
    brush.gleam("M284 440V580", 16);
}

/// Frying pan, saucepan, casserole, wok.
pub(super) fn pan(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => frying_pan(brush, colour),
        1 => saucepan(brush, colour),
        2 => casserole(brush, colour),
        _ => wok(brush, colour),
    }
}

fn frying_pan(brush: &mut Brush, colour: Rgb) {
    brush.shadow(180, 500);
    brush.solid(
        "M486 548L690 470Q716 464 720 488Q720 504 700 512L500 590z",
        WOOD,
        16,
    );
    brush.solid("M480 546L540 524L552 566L492 590z", STEEL, 12);
    brush.solid(
        "M140 520H540L510 612Q502 640 470 640H210Q178 640 170 612z",
        colour,
        50,
    );
    brush.fill(&ellipse(340, 522, 200, 40), colour.light(16));
    brush.fill(&ellipse(340, 526, 182, 32), COAL.light(8));
    brush.fill(&ellipse(340, 534, 150, 22), COAL);
    brush.gleam("M204 516Q260 500 330 500", 9);
}

fn saucepan(brush: &mut Brush, colour: Rgb) {
    brush.shadow(230, 540);
    brush.solid("M528 492H700Q726 494 726 514T700 534H528z", WOOD, 16);
    brush.solid("M528 490H572V536H528z", STEEL, 10);
    brush.solid(
        "M220 470H540V600Q540 640 500 640H260Q220 640 220 600z",
        colour,
        60,
    );
    lid(brush, 380, 470, 168, colour.light(16));
    brush.gleam("M250 510V590", 16);
}

fn casserole(brush: &mut Brush, colour: Rgb) {
    brush.shadow(210, 590);
    brush.solid(
        "M206 500H160Q136 502 136 524T160 548H206z",
        colour.dark(10),
        12,
    );
    brush.solid(
        "M594 500H640Q664 502 664 524T640 548H594z",
        colour.dark(10),
        12,
    );
    brush.solid(
        "M190 466H610V590Q606 640 556 640H244Q194 640 190 590z",
        colour,
        70,
    );
    lid(brush, 400, 466, 220, colour);
    brush.gleam("M222 506V584", 18);
}

fn wok(brush: &mut Brush, colour: Rgb) {
    brush.shadow(270, 520);
    brush.solid(
        "M560 478L700 420Q724 414 730 436Q732 452 712 460L570 520z",
        WOOD,
        16,
    );
    brush.tube("M172 490Q120 470 132 440Q146 420 190 446", STEEL, 14);
    brush.solid(
        "M142 474H630C620 580 540 640 470 640H310C230 640 154 580 142 474z",
        colour,
        64,
    );
    brush.fill(&ellipse(386, 474, 244, 46), colour.light(20));
    brush.fill(&ellipse(386, 480, 226, 38), colour.dark(24));
    brush.fill(&ellipse(392, 492, 180, 22), colour.dark(36));
    brush.gleam("M210 556Q236 594 280 614", 14);
}

fn lid(brush: &mut Brush, x: i32, y: i32, half: i32, colour: Rgb) {
    let (left, wide) = (x - half, 2 * half);
    brush.solid(
        &format!(
            "M{left} {y}Q{left} {} {x} {}T{} {y}z",
            y - 76,
            y - 80,
            x + half
        ),
        colour,
        44,
    );
    brush.solid(
        &block(left - 8, y - 10, wide + 16, 22, 10),
        colour.dark(14),
        20,
    );
    brush.solid(&block(x - 26, y - 104, 52, 36, 14), WOOD, 14);
}
