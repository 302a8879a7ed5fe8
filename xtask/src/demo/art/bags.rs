//! Bags: on the back, in the hand, across the body.

use super::Brush;
use super::brush::{block, circle, ellipse};
use super::colour::{BRASS, LEATHER, PAPER, Rgb};

/// Day pack, roll top, flap with two straps, small round one.
pub(super) fn backpack(brush: &mut Brush, shape: u8, colour: Rgb) {
    brush.shadow(216, 584);
    match shape {
        0 => day_pack(brush, colour),
        1 => roll_top(brush, colour),
        2 => satchel(brush, colour),
        _ => round_pack(brush, colour),
    }
}

fn day_pack(brush: &mut Brush, colour: Rgb) {
    brush.tube(
        "M250 560C160 520 180 360 262 330M550 560C640 520 620 360 538 330",
        colour.dark(26),
        30,
    );
    brush.tube("M356 240C350 150 450 150 444 240", LEATHER, 20);
    brush.solid(
        "M232 606L244 380Q252 214 400 214T556 380L568 606Q570 640 536 640H264Q230 640 232 606z",
        colour,
        56,
    );
    brush.line(
        "M290 412C290 300 330 262 400 262S510 300 510 412",
        colour.dark(30),
        7,
    );
    brush.fill(&block(498, 396, 20, 42, 8), BRASS);
    brush.solid(
        "M268 470Q268 450 288 450H512Q532 450 532 470V590Q532 616 506 616H294Q268 616 268 590z",
        colour.dark(10),
        30,
    );
    brush.line("M288 482H512", colour.dark(42), 7);
    brush.fill(&block(292, 476, 30, 30, 8), BRASS);
    brush.solid(&block(360, 530, 80, 46, 8), LEATHER, 10);
    brush.gleam("M268 400C272 320 296 272 330 250", 14);
}

fn roll_top(brush: &mut Brush, colour: Rgb) {
    brush.tube(
        "M248 570C160 520 190 400 258 350M552 570C640 520 610 400 542 350",
        colour.dark(26),
        30,
    );
    brush.solid(
        "M240 612L250 300H550L560 612Q560 640 530 640H270Q240 640 240 612z",
        colour,
        54,
    );
    brush.solid(&block(236, 232, 328, 74, 34), colour.light(8), 22);
    brush.line("M252 262H548", colour.dark(26), 6);
    brush.solid(
        "M240 520H560V612Q560 640 530 640H270Q240 640 240 612z",
        colour.dark(24),
        34,
    );
    brush.solid(&block(384, 222, 32, 290, 8), LEATHER, 10);
    brush.solid(&block(374, 400, 52, 44, 8), BRASS, 10);
    brush.fill(&block(386, 412, 28, 20, 4), LEATHER.dark(30));
    brush.gleam("M272 340L266 490", 14);
}

fn satchel(brush: &mut Brush, colour: Rgb) {
    brush.tube(
        "M252 580C160 540 180 390 262 350M548 580C640 540 620 390 538 350",
        colour.dark(26),
        30,
    );
    brush.tube("M350 240C350 160 450 160 450 240", LEATHER, 20);
    brush.solid("M232 606L244 310Q250 236 320 232H480Q550 236 556 310L568 606Q570 640 536 640H264Q230 640 232 606z", colour, 54);
    brush.solid(&block(278, 500, 244, 116, 20), colour.dark(10), 26);
    brush.solid(
        "M240 330Q246 226 322 224H478Q554 226 560 330L564 460Q480 486 400 486T236 460z",
        colour.light(10),
        40,
    );
    for x in [306, 462] {
        brush.solid(&block(x, 360, 32, 190, 8), LEATHER, 10);
        brush.solid(&block(x - 8, 492, 48, 36, 6), BRASS, 8);
        brush.fill(&block(x + 4, 502, 24, 16, 3), LEATHER.dark(30));
    }
    brush.gleam("M266 400L272 310Q278 266 312 256", 14);
}

fn round_pack(brush: &mut Brush, colour: Rgb) {
    brush.tube(
        "M262 560C180 520 200 400 270 380M538 560C620 520 600 400 530 380",
        colour.dark(26),
        24,
    );
    brush.tube("M364 296C360 220 440 220 436 296", LEATHER, 18);
    brush.solid("M236 470C236 330 310 280 400 280S564 330 564 470L568 590Q568 640 520 640H280Q232 640 232 590z", colour, 54);
    brush.solid(
        "M272 520Q272 450 400 450T528 520V590Q528 614 500 614H300Q272 614 272 590z",
        LEATHER,
        28,
    );
    brush.line(
        "M288 476C290 360 330 330 400 330S510 360 512 476",
        colour.dark(30),
        7,
    );
    brush.stitch("M292 530Q292 476 400 476T508 530", PAPER, 4);
    brush.solid(&circle(400, 548, 16), BRASS, 8);
    brush.gleam("M262 440C266 372 290 336 320 320", 13);
}

/// Canvas, zip shopper, woven market bag, bucket.
pub(super) fn tote(brush: &mut Brush, shape: u8, colour: Rgb) {
    brush.shadow(216, 584);
    match shape {
        0 => canvas(brush, colour),
        1 => shopper(brush, colour),
        2 => market_bag(brush, colour),
        _ => bucket(brush, colour),
    }
}

fn canvas(brush: &mut Brush, colour: Rgb) {
    brush.line("M332 360C332 170 468 170 468 360", colour.dark(30), 26);
    brush.tube("M306 380C306 190 494 190 494 380", colour.dark(6), 28);
    brush.solid(
        "M230 346H570L590 606Q592 640 560 640H240Q208 640 210 606z",
        colour,
        56,
    );
    brush.fill("M230 346H570L572 372H228z", colour.dark(14));
    brush.solid(
        "M292 346H320V440H292zM480 346H508V440H480z",
        colour.light(12),
        8,
    );
    brush.stitch("M296 420H316M484 420H504", PAPER, 4);
    brush.solid(&block(356, 470, 88, 88, 10), PAPER, 12);
    brush.fill(
        "M400 486C436 500 430 536 400 544C370 536 364 500 400 486z",
        colour.dark(16),
    );
    brush.gleam("M252 400L240 560", 14);
}

fn shopper(brush: &mut Brush, colour: Rgb) {
    brush.tube("M316 380C300 130 500 130 484 380", LEATHER, 22);
    brush.solid(
        "M204 400Q204 372 232 368H568Q596 372 596 400L576 606Q572 640 540 640H260Q228 640 224 606z",
        colour,
        56,
    );
    brush.solid(
        "M216 530H584L576 606Q572 640 540 640H260Q228 640 224 606z",
        LEATHER,
        40,
    );
    brush.line("M232 388H568", colour.dark(36), 8);
    brush.fill(&block(536, 384, 18, 46, 7), BRASS);
    brush.solid("M302 366H332V500H302zM468 366H498V500H468z", LEATHER, 8);
    brush.solid(&circle(317, 480, 9), BRASS, 4);
    brush.solid(&circle(483, 480, 9), BRASS, 4);
    brush.gleam("M236 420L244 506", 13);
}

fn market_bag(brush: &mut Brush, colour: Rgb) {
    brush.line("M318 400C318 200 482 200 482 400", LEATHER.dark(30), 24);
    brush.tube("M290 410C290 190 510 190 510 410", LEATHER, 26);
    brush.form(
        "M196 392H604L568 600Q560 640 520 640H280Q240 640 232 600z",
        colour,
        60,
        |brush| {
            for row in 0..9 {
                let (y, start) = (404 + row * 30, 180 + row % 2 * 30);
                brush.dashed(&format!("M{start} {y}H640"), colour.light(30), 22, "30 30");
            }
        },
    );
    brush.solid(&block(186, 376, 428, 34, 14), colour.dark(16), 16);
    brush.gleam("M226 440L246 560", 13);
}

fn bucket(brush: &mut Brush, colour: Rgb) {
    brush.tube("M292 400C250 140 550 140 508 400", LEATHER, 20);
    brush.solid(
        "M252 396Q330 350 400 396T548 396L564 596Q566 640 520 640H280Q234 640 236 596z",
        colour,
        56,
    );
    brush.fill(
        "M252 396Q330 350 400 396T548 396Q470 430 400 424T252 396z",
        colour.dark(34),
    );
    brush.tube("M246 446Q400 484 554 446", LEATHER, 12);
    brush.line("M388 468L366 560M412 468L430 556", LEATHER, 11);
    brush.solid(&ellipse(364, 566, 13, 18), BRASS, 5);
    brush.solid(&ellipse(432, 562, 13, 18), BRASS, 5);
    brush.line("M238 590Q400 612 562 590", colour.dark(30), 6);
    brush.gleam("M272 500L266 570", 14);
}

/// Saddle bag, half moon, belt bag, camera box.
pub(super) fn crossbody(brush: &mut Brush, shape: u8, colour: Rgb) {
    match shape {
        0 => saddle(brush, colour),
        1 => half_moon(brush, colour),
        2 => belt_bag(brush, colour),
        _ => camera_bag(brush, colour),
    }
}

fn saddle(brush: &mut Brush, colour: Rgb) {
    brush.shadow(226, 574);
    brush.tube("M236 440C180 90 620 90 564 440", colour.dark(14), 18);
    brush.solid(
        "M222 420H578V540Q578 640 480 640H320Q222 640 222 540z",
        colour,
        54,
    );
    brush.solid(
        "M212 420Q212 400 232 400H568Q588 400 588 420V470Q570 572 400 572T212 470z",
        colour.light(10),
        40,
    );
    brush.stitch("M230 470Q254 550 400 550T570 470", PAPER, 4);
    brush.solid(&block(374, 536, 52, 58, 14), BRASS, 12);
    brush.solid(&circle(228, 420, 16), BRASS, 6);
    brush.solid(&circle(572, 420, 16), BRASS, 6);
    brush.gleam("M240 436Q256 500 310 524", 12);
}

fn half_moon(brush: &mut Brush, colour: Rgb) {
    brush.shadow(200, 600);
    brush.tube("M214 440C200 120 600 120 586 440", colour.dark(14), 20);
    brush.solid(
        "M176 430Q170 400 204 404Q400 470 596 404Q630 400 624 430Q610 640 400 640T176 430z",
        colour,
        60,
    );
    brush.line("M196 424Q400 490 604 424", colour.dark(36), 8);
    brush.fill(&block(230, 440, 18, 50, 7), BRASS);
    brush.solid(&circle(204, 412, 15), BRASS, 6);
    brush.solid(&circle(596, 412, 15), BRASS, 6);
    brush.gleam("M214 492Q246 576 326 604", 14);
}

fn belt_bag(brush: &mut Brush, colour: Rgb) {
    brush.shadow(190, 610);
    brush.tube(
        "M206 520C110 500 130 360 230 350H540C650 350 690 480 594 520",
        colour.dark(28),
        30,
    );
    brush.solid(&block(350, 326, 100, 50, 12), colour.dark(46), 14);
    brush.solid(
        "M190 500Q190 440 260 436H540Q610 440 610 500Q610 640 480 640H320Q190 640 190 500z",
        colour,
        54,
    );
    brush.line("M226 480H574", colour.dark(36), 8);
    brush.fill(&block(540, 476, 18, 46, 7), BRASS);
    brush.line("M262 556Q400 596 538 556", colour.dark(24), 6);
    brush.solid(&block(366, 510, 68, 34, 8), LEATHER, 8);
    brush.gleam("M218 520Q230 580 276 606", 13);
}

fn camera_bag(brush: &mut Brush, colour: Rgb) {
    brush.shadow(220, 580);
    brush.tube("M244 420C190 110 610 110 556 420", colour.dark(14), 22);
    brush.solid(&block(216, 396, 368, 244, 44), colour, 52);
    brush.line("M240 440H560", colour.dark(36), 8);
    brush.fill(&block(524, 436, 18, 46, 7), BRASS);
    brush.solid(&block(248, 486, 304, 130, 26), colour.dark(10), 26);
    brush.line("M272 516H528", colour.dark(40), 6);
    brush.solid(&block(206, 406, 30, 52, 8), BRASS, 8);
    brush.solid(&block(564, 406, 30, 52, 8), BRASS, 8);
    brush.gleam("M242 560V480Q242 430 272 418", 12);
}
