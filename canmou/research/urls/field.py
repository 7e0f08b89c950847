"""The routes of topics, field work and series."""

from django.urls import path

from canmou.research.views import activity, topic

urlpatterns = [
    path("research/topics/", topic.topics, name="topics"),
    path("research/topics/new/", topic.topic_new, name="topic_new"),
    path("research/topics/<str:key>/", topic.topic_page, name="topic_page"),
    path("research/topics/<str:key>/begin/", topic.topic_begin, name="topic_begin"),
    path("research/topics/<str:key>/team/", topic.topic_team, name="topic_team"),
    path("research/topics/<str:key>/team/<str:number>/leave/", topic.topic_leave, name="topic_leave"),
    path("research/topics/<str:key>/outline/", topic.topic_outline, name="topic_outline"),
    path("research/topics/<str:key>/plan/", topic.topic_plan, name="topic_plan"),
    path("research/topics/<str:key>/data/", topic.topic_data, name="topic_data"),
    path("research/topics/<str:key>/midterm/", topic.topic_midterm, name="topic_midterm"),
    path("research/topics/<str:key>/activities/new/", activity.activity_new, name="activity_new"),
    path("research/activities/<str:number>/", activity.activity, name="activity"),
    path("research/activities/<str:number>/fill/", activity.activity_fill, name="activity_fill"),
    path("research/activities/<str:number>/number/", activity.activity_number, name="activity_number"),
    path(
        "research/activities/<str:number>/<slug:kind>.<slug:form>",
        activity.activity_paper,
        name="activity_paper",
    ),
    path("research/workload/", topic.topic_load, name="topic_load"),
    path("research/series/", topic.series_list, name="series_list"),
    path("research/series/<str:number>/", topic.series_page, name="series_page"),
]
