package hnn.own;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** Times that are written as a date and a time of day, or as a time of day. */
final class Clock {

    private static final double NANO = 1e-9;
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d.M.uuuu H:mm:ss[.SSSSSS][.SSS][.SS][.S]");
    private static final List<Function<String, LocalDateTime>> WAYS = List.of(
            text -> OffsetDateTime.parse(text.replace(' ', 'T')).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')),
            text -> LocalDateTime.parse(text, GERMAN),
            text -> LocalTime.parse(text).atDate(LocalDate.EPOCH));

    private Clock() {}

    /** Returns seconds since 1970, or since midnight; NaN where it is no such time. */
    static double seconds(String text) {
        for (var way : WAYS) {
            try {
                LocalDateTime time = way.apply(text.strip().replace(',', '.'));
                return time.toEpochSecond(ZoneOffset.UTC) + time.getNano() * NANO;
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Double.NaN;
    }
}
