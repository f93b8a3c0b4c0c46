using System.Collections.Frozen;

namespace SupportHub.Domain.Contacts;

/// <summary>
/// In which time zones a US phone number can be: by its area code, as the North American Numbering Plan Administrator assigns them to states
/// and 49 CFR part 71 draws the zones. A code that is in several zones has them all. Compared with libphonenumber's
/// <c>resources/timezones/map_data.txt</c>, which has the codes of 2018.
/// </summary>
public static class AreaCodes
{
    private const string Eastern = "America/New_York", Central = "America/Chicago", Mountain = "America/Denver", Arizona = "America/Phoenix",
        Pacific = "America/Los_Angeles", Alaska = "America/Anchorage", Aleutians = "America/Adak", Hawaii = "Pacific/Honolulu", PuertoRico = "America/Puerto_Rico",
        Guam = "Pacific/Guam", Samoa = "Pacific/Pago_Pago";

    private static readonly FrozenDictionary<string, string[]> s_codes = Table(
    [
        ([Eastern], """
            203 475 860 959 202 771 302 239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954 229 404 470 478 678 706 762 770 912 943
            317 463 260 207 227 240 301 410 443 667 339 351 413 508 617 774 781 857 978 231 248 269 313 517 586 616 679 734 810 947 989 603 201 551 609 640 732 848
            856 862 908 973 212 315 329 332 347 363 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934 252 336 472 704 743 828 910 919 980 984 216 220
            234 283 326 330 380 419 436 440 513 567 614 740 937 215 223 267 272 412 445 484 570 582 610 717 724 814 835 878 401 803 821 839 843 854 864 865 802 276
            434 540 571 686 703 757 804 826 948 304 681 502 859
            """),
        ([Eastern, Central], "850 448 423 931 219 574 765 812 930 906 606 270 364"),
        ([Central], """
            205 251 256 334 659 938 327 479 501 870 217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872 319 515 563 641 712 316 913 225 318 337 457
            504 985 218 320 507 612 651 763 924 952 228 601 662 769 235 314 417 557 573 636 660 816 975 402 531 405 539 572 580 918 615 629 731 901 210 214 254 281
            325 346 361 409 430 469 512 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979 262 274 353 414 534 608 715 920
            """),
        ([Central, Mountain], "785 620 308 701 605 432"),
        ([Mountain], "303 719 720 748 970 983 406 505 575 385 435 801 307 915"),
        ([Mountain, Pacific], "208 986 775 541 458"),
        ([Arizona], "480 520 602 623"),
        ([Arizona, Mountain], "928"),
        ([Pacific], """
            209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916
            925 949 951 702 725 503 971 206 253 360 425 509 564
            """),
        ([Alaska, Aleutians], "907"), ([Hawaii], "808"), ([PuertoRico], "787 939 340"), ([Guam], "671 670"), ([Samoa], "684"),
    ]);

    private static readonly FrozenDictionary<string, string[]> s_states = Table(
    [
        ([Eastern], "CT DC DE GA ME MD MA NH NJ NY NC OH PA RI SC VT VA WV"), ([Eastern, Central], "FL IN KY MI TN"), ([Central], "AL AR IL IA LA MN MS MO OK WI"),
        ([Central, Mountain], "KS NE ND SD TX"), ([Mountain], "CO MT NM UT WY"), ([Arizona, Mountain], "AZ"), ([Mountain, Pacific], "ID NV OR"), ([Pacific], "CA WA"),
        ([Alaska, Aleutians], "AK"), ([Hawaii], "HI"), ([PuertoRico], "PR VI"), ([Guam], "GU MP"), ([Samoa], "AS"),
    ]);

    /// <summary>IANA zones of a number in E.164; none for toll-free, foreign and unknown ones.</summary>
    public static IReadOnlyList<string> ZonesOf(string number) =>
        number is ['+', '1', _, _, _, ..] && s_codes.TryGetValue(number[2..5], out var zones) ? zones : [];

    /// <summary>IANA zones of a state by its postal code; none for what is no state.</summary>
    public static IReadOnlyList<string> ZonesOfState(string? state) => state is not null && s_states.TryGetValue(state, out var zones) ? zones : [];

    private static FrozenDictionary<string, string[]> Table(IEnumerable<(string[] Zones, string Keys)> rows) => rows
        .SelectMany(row => row.Keys.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(key => KeyValuePair.Create(key, row.Zones)))
        .ToFrozenDictionary();
}
