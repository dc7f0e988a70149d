namespace ParkBot.News;

/// <summary>The section of a weekly that an item stands in: 招商引资, 综合资讯, 政策法规.</summary>
internal enum Section { Investment = 1, General = 2, Policy = 3 }

/// <summary>What the news reports as having happened. 封顶, 复工 and 获批 are none of these.</summary>
internal enum Stage { Signed = 1, Started = 2, Completed = 3, Operating = 4, Launched = 5, Promoted = 6, Issued = 7 }

/// <summary>What a sum of money is.</summary>
internal enum AmountKind { Investment = 1, Annual = 2, Part = 3, Credit = 4, Trade = 5, Output = 6, Tax = 7, Target = 8, Pending = 9, Other = 10 }

/// <summary>How exact a figure is told: 约 is about, 超/余 over, 近/不足 under.</summary>
internal enum Bound { Exact = 1, About = 2, Over = 3, Under = 4, Range = 5 }

/// <summary>Why a value is believed. <see cref="Text"/>: the words say it.</summary>
internal enum Basis { Text = 1, Gazetteer = 2, Header = 3, Sum = 4, Correction = 5 }

/// <summary>The stored text that an evidence points into.</summary>
internal enum EvidenceField { Title = 1, Lead = 2, Body = 3, Source = 4, Header = 5, Heading = 6 }

/// <summary>The industries an item can belong to; a parent takes its children along in questions.</summary>
internal enum Industry
{
    NewEnergy = 1, Photovoltaic = 2, WindPower = 3, EnergyStorage = 4, LithiumBattery = 5, Hydrogen = 6,
    Petrochemical = 10,
    NewMaterials = 20, RareEarth = 21,
    Equipment = 30,
    Automotive = 40, NewEnergyVehicle = 41,
    Electronics = 50, Semiconductor = 51,
    ComputingAndData = 60,
    AI = 70,
    SoftwareAndCyberSecurity = 80,
    Biomedicine = 90,
    FoodAndAgriculture = 100,
    TextileAndApparel = 110,
    HomeAndBuildingMaterials = 120,
    EnvironmentalAndRecycling = 130,
    LogisticsAndAviation = 140,
    Finance = 150,
    TestingAndInspection = 160,
    CultureAndTourism = 170,
    EducationAndTalent = 180,
    Infrastructure = 190,
}
