using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Tests.Screening.Medications;

/// <summary>A second copy of the interaction table, made apart from the product's own, and for every row a drug that is not of it.</summary>
public static class InteractionRowExamples
{
    /// <summary>Rule, severity when swallowed, severity otherwise, ingredients with their codes.</summary>
    private const string Table = """
        DDI-01 Major Major theophylline 10438; aminophylline 689; dyphylline 3743
        DDI-02 Major Major alprazolam 596; lorazepam 6470; diazepam 3322; clonazepam 2598; temazepam 10355; chlordiazepoxide 2356; midazolam 6960; triazolam; oxazepam; estazolam; flurazepam; quazepam; clorazepate; clobazam 21241; remimazolam; bromazepam; nitrazepam; lormetazepam; etizolam; phenazepam
        DDI-03 Moderate Moderate zolpidem 39993; eszopiclone 461016; zaleplon 74667; zopiclone
        DDI-04 Moderate Moderate suvorexant; lemborexant; daridorexant
        DDI-05 Major Major morphine 7052; oxycodone 7804; hydrocodone 5489; hydromorphone 3423; fentanyl 4337; tapentadol 787390; codeine 2670; oxymorphone; meperidine; levorphanol; sufentanil; remifentanil; alfentanil 480; opium; dihydrocodeine; benzhydrocodone; oliceridine; diamorphine; kratom
        DDI-06 Major Major tramadol 10689
        DDI-07 Major Major methadone 6813
        DDI-08 Moderate Moderate buprenorphine 1819; butorphanol; nalbuphine; pentazocine
        DDI-09 Moderate Moderate naltrexone 7243; nalmefene; samidorphan
        DDI-10 Moderate Moderate lamotrigine 28439
        DDI-11 Minor Minor lithium 6448
        DDI-12 Minor Minor valproic acid 11118
        DDI-13 Minor Minor topiramate 38404
        DDI-14 Major Minor carbamazepine 2002
        DDI-15 Major Moderate phenytoin 8183; phenobarbital 8134; primidone 8691
        DDI-16 Major Minor rifampin 9384; rifabutin 55672; rifapentine 35617
        DDI-17 Major Minor St John's wort 258326
        DDI-18 Moderate Minor efavirenz 195085; bosentan 75207
        DDI-19 Major Moderate clarithromycin 21212; erythromycin 4053
        DDI-20 Minor Minor azithromycin 18631
        DDI-21 Major Moderate ketoconazole 6135
        DDI-22 Moderate Minor itraconazole 28031
        DDI-23 Moderate Minor voriconazole 121243; posaconazole 282446; fluconazole 4450
        DDI-24 Major Moderate ritonavir 85762; cobicistat 1306284
        DDI-25 Moderate Moderate nelfinavir 134527
        DDI-26 Major Moderate ticlopidine 10594
        DDI-27 Moderate Minor clopidogrel 32968
        DDI-28 Major Minor grapefruit 124323
        DDI-29 Moderate Minor diltiazem 3443; verapamil 11170
        DDI-30 Moderate Minor nefazodone 31565; fluvoxamine 42355
        DDI-31 Major Major phenelzine 8123; tranylcypromine 10734; isocarboxazid 6011; methylene blue
        DDI-32 Moderate Moderate selegiline 9639; rasagiline 134748; linezolid 190376; safinamide; tedizolid; moclobemide; procarbazine
        DDI-33 Moderate Moderate methylphenidate 6901; dexmethylphenidate 352372; amphetamine 725; dextroamphetamine 3288; lisdexamfetamine 700810; modafinil 30125; armodafinil 641465; methamphetamine; serdexmethylphenidate; solriamfetol; cocaine
        DDI-34 Moderate Moderate atomoxetine 38400; viloxazine; phentermine 8152; diethylpropion; benzphetamine; phendimetrazine; pseudoephedrine 8896; phenylephrine 8163; ephedrine; midodrine; droxidopa
        DDI-37 Minor Minor clonidine 2599; guanfacine 40114
        DDI-38 Moderate Moderate dexmedetomidine 48937
        DDI-39 Moderate Moderate levothyroxine 10582; liothyronine 10814
        DDI-40 Moderate Moderate semaglutide 1991302; dulaglutide 1551291; liraglutide 475968; exenatide 60548; tirzepatide; lixisenatide; albiglutide; orforglipron; pramlintide
        DDI-41 Moderate Moderate memantine 6719
        DDI-42 Moderate Moderate dextromethorphan 3289
        DDI-43 Moderate Moderate amantadine 620
        DDI-44 Major Major ethanol 448
        DDI-45 Moderate Moderate gabapentin 25480; pregabalin 187832; mirogabalin
        DDI-46 Moderate Moderate dronabinol 10402; cannabis
        DDI-47 Minor Minor cannabidiol 2045371
        DDI-48 Minor Minor haloperidol 5093; risperidone 35636; paliperidone; fluphenazine; perphenazine; chlorpromazine; loxapine; thiothixene; ziprasidone; lurasidone; iloperidone; asenapine; cariprazine; brexpiprazole; lumateperone; pimavanserin; xanomeline
        DDI-49 Moderate Moderate clozapine 2626
        DDI-50 Minor Minor olanzapine 61381; quetiapine 51272; aripiprazole 89013
        DDI-51 Minor Minor sertraline 36437; fluoxetine 4493; citalopram 2556; escitalopram 321988; paroxetine 32937; venlafaxine 39786; desvenlafaxine; levomilnacipran; milnacipran; duloxetine 72625; vilazodone; vortioxetine; mirtazapine 15996
        DDI-52 Minor Minor bupropion 42347
        DDI-53 Moderate Moderate amitriptyline 704; nortriptyline 7531; clomipramine 2597; doxepin 3638; imipramine 5691; desipramine 3247; protriptyline; trimipramine; amoxapine; maprotiline; trazodone 10737
        DDI-54 Moderate Moderate baclofen 1292; tizanidine 57258; cyclobenzaprine 21949; methocarbamol; metaxalone; chlorzoxazone; orphenadrine; dantrolene
        DDI-55 Moderate Moderate diphenhydramine 3498; hydroxyzine 5553; promethazine 8745; doxylamine; dimenhydrinate; chlorpheniramine; brompheniramine; dexchlorpheniramine; carbinoxamine; clemastine; triprolidine; cyproheptadine; meclizine
        DDI-56 Minor Minor ondansetron 26225
        DDI-57 Major Major propofol 8782; isoflurane 6026; sevoflurane 36453; halothane 5095
        DDI-59 Moderate Moderate succinylcholine 10154; atracurium 1218; tubocurarine 10917
        DDI-60 Minor Minor labetalol 6185; metoprolol 6918; propranolol 8787; atenolol; carvedilol; bisoprolol; nebivolol; nadolol; lisinopril; enalapril; ramipril; benazepril; captopril; quinapril; fosinopril; losartan; valsartan; olmesartan; irbesartan; candesartan; telmisartan; amlodipine; nifedipine; felodipine; hydrochlorothiazide; chlorthalidone; indapamide; spironolactone; hydralazine; prazosin; doxazosin; terazosin; minoxidil; methyldopa
        DDI-61 Moderate Moderate metoclopramide 6915; droperidol 3648
        DDI-62 Major Major sodium oxybate 9899
        DDI-63 Minor Minor minocycline 6980; cycloserine 3007
        DDI-64 Minor Minor digoxin 3407; warfarin 11289
        DDI-65 Moderate Moderate insulin glargine; insulin lispro; insulin; glipizide; glyburide; glimepiride
        DDI-66 Major Major butalbital; secobarbital; pentobarbital; amobarbital; butabarbital; methohexital; carisoprodol 2101; meprobamate
        DDI-67 Major Major zuranolone; brexanolone; ganaxolone
        DDI-68 Moderate Moderate perampanel; cenobamate
        DDI-69 Moderate Moderate empagliflozin; dapagliflozin; canagliflozin; ertugliflozin; bexagliflozin; sotagliflozin
        DDI-70 Major Major ketamine 6130; esketamine 2119365
        """;

    /// <summary>For every row a drug that looks or sounds like one of it, and is not.</summary>
    private const string LookAlikes = """
        DDI-01 doxofylline 400 MG Oral Tablet
        DDI-02 oxaprozin 600 MG Oral Tablet
        DDI-03 zolmitriptan 5 MG Oral Tablet
        DDI-04 darifenacin 7.5 MG Oral Tablet
        DDI-05 naloxone 0.4 MG/ML Injection
        DDI-06 tramazoline 1 MG/ML Nasal Solution
        DDI-07 metolazone 800 MG Oral Tablet
        DDI-08 bupivacaine 5 MG/ML Injection
        DDI-09 methylnaltrexone bromide 12 MG in 0.6 ML Prefilled Syringe
        DDI-10 lacosamide 100 MG Oral Tablet
        DDI-11 lidocaine 50 MG/ML Topical Ointment
        DDI-12 valnoctamide 200 MG Oral Tablet
        DDI-13 topotecan 1 MG Oral Capsule
        DDI-14 oxcarbazepine 300 MG Oral Tablet
        DDI-15 mephobarbital 50 MG Oral Tablet
        DDI-16 rifaximin 550 MG Oral Tablet
        DDI-17 wort tincture 1 ML Oral Solution
        DDI-18 ambrisentan 5 MG Oral Tablet
        DDI-19 roxithromycin 150 MG Oral Tablet
        DDI-20 aztreonam 75 MG/ML Inhalation Solution
        DDI-21 sertaconazole 20 MG/ML Topical Cream
        DDI-22 isavuconazonium sulfate 186 MG Oral Capsule
        DDI-23 econazole 10 MG/ML Topical Cream
        DDI-24 darunavir 800 MG Oral Tablet
        DDI-25 nevirapine 200 MG Oral Tablet
        DDI-26 ticagrelor 90 MG Oral Tablet
        DDI-27 prasugrel 10 MG Oral Tablet
        DDI-28 grape seed extract 100 MG Oral Capsule
        DDI-29 nicardipine 20 MG Oral Capsule
        DDI-30 fluoxazepam 10 MG Oral Tablet
        DDI-31 iproniazid 50 MG Oral Tablet
        DDI-32 saxagliptin 5 MG Oral Tablet
        DDI-33 methenamine 500 MG Oral Tablet
        DDI-34 norephedrine 50 MG Oral Tablet
        DDI-37 tizanide 1 MG Oral Tablet
        DDI-38 medetomidine 1 MG/ML Injection
        DDI-39 dextrothyroxine 2 MG Oral Tablet
        DDI-40 sitagliptin 100 MG Oral Tablet
        DDI-41 rimantadine 100 MG Oral Tablet
        DDI-42 levomethorphan 1 MG Oral Tablet
        DDI-43 adamantane 1 MG Oral Tablet
        DDI-44 isopropyl alcohol 700 MG/ML Topical Solution
        DDI-45 gabaculine 100 MG Oral Tablet
        DDI-46 nabilone 1 MG Oral Capsule
        DDI-47 cannabinol 5 MG Oral Capsule
        DDI-48 palonosetron 0.05 MG/ML Injection
        DDI-49 cloxacillin 10 MG Oral Capsule
        DDI-50 zidovudine 40 MG Oral Capsule
        DDI-51 dapoxetine 30 MG Oral Tablet
        DDI-52 buspirone 10 MG Oral Tablet
        DDI-53 amineptine 10 MG Oral Tablet
        DDI-54 carbidopa 25 MG Oral Tablet
        DDI-55 desloratadine 5 MG Oral Tablet
        DDI-56 granisetron 1 MG Oral Tablet
        DDI-57 fospropofol 35 MG/ML Injection
        DDI-59 rocuronium 10 MG/ML Injection
        DDI-60 furosemide 40 MG Oral Tablet
        DDI-61 domperidone 10 MG Oral Tablet
        DDI-62 sodium bicarbonate 650 MG Oral Tablet
        DDI-63 doxycycline 100 MG Oral Capsule
        DDI-64 dabigatran 150 MG Oral Capsule
        DDI-65 metformin 500 MG Oral Tablet
        DDI-66 barbital 50 MG Oral Tablet
        DDI-67 ganciclovir 500 MG Injection
        DDI-68 felbamate 400 MG Oral Tablet
        DDI-69 sitagliptin 100 MG Oral Tablet
        DDI-70 ketotifen 1 MG Oral Tablet
        """;

    public static TheoryData<string, Severity, Severity, string, string?> EveryIngredient { get; } = Ingredients();

    public static TheoryData<string, string> EveryLookAlike { get; } = [.. Lines(LookAlikes).Select(line => (line[..6], line[7..]))];

    public static IEnumerable<string> Rows => Lines(Table).Select(line => line[..6]);

    public static IEnumerable<string> RowsWithALookAlike => Lines(LookAlikes).Select(line => line[..6]);

    private static IEnumerable<string> Lines(string table) => table.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    private static TheoryData<string, Severity, Severity, string, string?> Ingredients()
    {
        var data = new TheoryData<string, Severity, Severity, string, string?>();
        foreach (var line in Lines(Table))
        {
            var words = line.Split(' ', 4);
            foreach (var drug in words[3].Split("; "))
            {
                var cut = drug.LastIndexOf(' ');
                var coded = cut > 0 && char.IsAsciiDigit(drug[cut + 1]);
                data.Add(words[0], Enum.Parse<Severity>(words[1]), Enum.Parse<Severity>(words[2]), coded ? drug[..cut] : drug, coded ? drug[(cut + 1)..] : null);
            }
        }
        return data;
    }
}
